"""How the exported web page looks: calm, on the screen in light and dark, and on A4.

System fonts, one column of 36 em, all text at least 7:1 against its ground.
"""

STYLE = """\
:root {
  color-scheme: light dark;
  --ground: #fdfcfa; --text: #1d2126; --quiet: #464c54; --line: #d5d2cb; --link: #0b4a8f;
  --raised: #f3f1ec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16181c; --text: #e6e4df; --quiet: #b9bdc4; --line: #3c4048; --link: #9cc7ff;
    --raised: #20232a;
  }
}
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--text); }
body {
  max-width: 36em; margin: 0 auto; padding: 3em 1.25em 6em;
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  overflow-wrap: break-word;
}
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 0.6em; text-wrap: balance; }
h1 { font-size: 2.1em; margin-top: 0; }
h2 { font-size: 1.55em; margin-top: 2.5em; padding-top: 0.8em;
  border-top: 1px solid; border-top-color: var(--line); }
h3 { font-size: 1.15em; font-weight: 600; }
h4, h5, h6 { font-size: 1em; }
p, ul, ol, blockquote, pre, .wide { margin: 0 0 1em; }
ul, ol { padding-left: 1.4em; }
li { margin: 0.25em 0; }
li > p { margin-bottom: 0.5em; }
header { color: var(--quiet); }
header h1, header strong { color: var(--text); }
nav { margin: 2.5em 0 0; padding: 1.2em 1.4em; background: var(--raised); }
nav p { margin: 0 0 0.5em; font-weight: 600; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li { margin: 0.45em 0; }
nav li li { margin-left: 1.2em; font-size: 0.94em; line-height: 1.45; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
nav a { text-decoration: none; }
a:hover, nav a:hover { text-decoration: underline; text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
blockquote { padding-left: 1em; color: var(--quiet);
  border-left: 3px solid; border-left-color: var(--line); }
code, pre { font-family: ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; }
code { font-size: 0.92em; }
pre { padding: 0.8em 1em; background: var(--raised); white-space: pre-wrap; tab-size: 4;
  overflow-wrap: anywhere; line-height: 1.45; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.95em; }
th, td { padding: 0.45em 0.9em 0.45em 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid; border-bottom-color: var(--line); }
th { border-bottom-width: 2px; }
.right { text-align: right; }
.center { text-align: center; }
.day { white-space: nowrap; }
.long { overflow-wrap: anywhere; min-width: 9em; hyphens: auto; }
hr { border: 0; border-top: 1px solid; border-top-color: var(--line); margin: 2em 0; }
@media (max-width: 30em) {
  body { padding: 1.5em 1.1em 4em; hyphens: auto; }
  h1 { font-size: 1.7em; }
  h2 { font-size: 1.4em; }
  nav { margin-left: -1.1em; margin-right: -1.1em; padding: 1em 1.1em; }
}
@page { size: A4; margin: 24mm 25mm 26mm; @bottom-center { content: counter(page);
  font: 9pt system-ui, "Liberation Sans", sans-serif; color: #464c54; } }
@page :first { @bottom-center { content: none; } }
@media print {
  :root {
    color-scheme: light;
    --ground: #fff; --text: #000; --quiet: #333; --line: #999; --link: #000; --raised: #fff;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.5; hyphens: auto;
    orphans: 3; widows: 3; }
  nav { margin-top: 12mm; padding: 0; }
  nav ul ul { display: none; }
  h2 { break-before: page; border: 0; padding: 0; margin-top: 0; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; hyphens: manual; }
  h3 + p { break-after: avoid; }
  tr, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
  pre { padding: 0 0 0 1em; border-left: 2px solid; border-left-color: var(--line); }
  .wide { overflow: visible; }
  table { font-size: 0.88em; }
  th, td { padding-right: 0.6em; hyphens: auto; }
  a { text-decoration: none; }
  main a[href^="http"]:not(.bare)::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
}
"""
