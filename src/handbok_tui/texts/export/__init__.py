"""The words around exports, frozen editions, forms and reports."""
