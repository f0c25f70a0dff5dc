"""Reads an HTML page back with the standard library's parser, and holds it to its promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "hr"}
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code"),
    *("em", "strong", "s", "a", "br", "hr", "div", "sup", "span"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("id", "href", "rel", "class", "scope", "start", "role", "tabindex", "lang", "charset"),
    *("content", "name", "http-equiv", "aria-label", "aria-labelledby"),
}


@dataclass
class Page(HTMLParser):
    """What a page holds: elements in order, (level, words) of its headings, its words."""

    html: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.heading = ""
        self.feed(self.html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag[:1] == "h" and tag[1:].isdigit():
            if not {"blockquote", "li"} & set(self.open):
                self.headings.append((int(tag[1]), " ".join(self.heading.split())))
            self.heading = ""

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
        if any(name[:1] == "h" and name[1:].isdigit() for name in self.open):
            self.heading += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of that name."""
        return [attributes for name, attributes in self.elements if name == tag]

    def check_harmless(self) -> None:
        """Nothing runs, nothing is fetched, nothing steers; links lead to three kinds of place."""
        ids = [attributes["id"] for _, attributes in self.elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        assert {tag for tag, _ in self.elements} <= ELEMENTS
        assert {name for _, attributes in self.elements for name in attributes} <= ATTRIBUTES
        assert len(self.all("style")) == len(self.all("title")) == 1
        for link in self.all("a"):
            address = link["href"]
            if address.startswith("#"):
                assert address[1:] in ids
            else:
                assert address.lower().startswith(("http://", "https://", "mailto:"))
                assert link["rel"] == "noopener"
