"""What a change of an OpenAPI document breaks for those who call the API today.

An answer may gain fields and a request may gain optional ones; everything else that a client can
notice is a breaking change: a route, a status, a field or a media type that goes, a type that
changes, an answer's field that may now be null or missing, a request's field or parameter that is
now required, a limit that is tighter, a word that is no longer taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]
_METHODS = ("get", "put", "post", "delete", "patch", "head")
# Limits of a request: (keyword, whether a larger number is the tighter one).
_LIMITS = (
    ("minimum", True),
    ("exclusiveMinimum", True),
    ("minLength", True),
    ("minItems", True),
    ("maximum", False),
    ("exclusiveMaximum", False),
    ("maxLength", False),
    ("maxItems", False),
)


def breaking_changes(old: Document, new: Document) -> list[str]:
    """Return each breaking change from one document to another, one line each."""
    return list(_Comparison(old, new).run())


class _Comparison:
    def __init__(self, old: Document, new: Document) -> None:
        self._old = old
        self._new = new

    def run(self) -> Iterator[str]:
        for path, methods in self._old.get("paths", {}).items():
            for method in (name for name in _METHODS if name in methods):
                where = f"{method.upper()} {path}"
                found = self._new.get("paths", {}).get(path, {}).get(method)
                if found is None:
                    yield f"{where}: is gone"
                else:
                    yield from self._operation(where, methods[method], found)

    def _operation(self, where: str, old: Document, new: Document) -> Iterator[str]:
        if old.get("operationId") != new.get("operationId"):
            yield f"{where}: operationId changed, which renames generated clients' functions"
        yield from self._parameters(where, old, new)
        yield from self._request(where, old.get("requestBody"), new.get("requestBody"))
        for status, answer in old.get("responses", {}).items():
            given = new.get("responses", {}).get(status)
            if given is None:
                yield f"{where}: answers {status} no more"
                continue
            for media, content in answer.get("content", {}).items():
                other = given.get("content", {}).get(media)
                if other is None:
                    yield f"{where} {status}: is no longer given as {media}"
                else:
                    schemas = content.get("schema", {}), other.get("schema", {})
                    yield from self._schema(f"{where} {status}", *schemas, answer=True, seen=())

    def _parameters(self, where: str, old: Document, new: Document) -> Iterator[str]:
        before = {(item["in"], item["name"]): item for item in old.get("parameters", [])}
        after = {(item["in"], item["name"]): item for item in new.get("parameters", [])}
        for key, item in before.items():
            if key not in after:
                yield f"{where}: parameter {key[1]} is gone"
                continue
            other = after[key]
            if other.get("required") and not item.get("required"):
                yield f"{where}: parameter {key[1]} is now required"
            schemas = item.get("schema", {}), other.get("schema", {})
            yield from self._schema(f"{where} ?{key[1]}", *schemas, answer=False, seen=())
        for key, item in after.items():
            if key not in before and item.get("required"):
                yield f"{where}: new parameter {key[1]} is required"

    def _request(self, where: str, old: Document | None, new: Document | None) -> Iterator[str]:
        if old is None:
            if new is not None and new.get("required"):
                yield f"{where}: a body is now required"
            return
        if new is None:
            yield f"{where}: takes no body any more"
            return
        if new.get("required") and not old.get("required"):
            yield f"{where}: a body is now required"
        for media, content in old.get("content", {}).items():
            other = new.get("content", {}).get(media)
            if other is None:
                yield f"{where}: no longer reads {media}"
            else:
                schemas = content.get("schema", {}), other.get("schema", {})
                yield from self._schema(f"{where} body", *schemas, answer=False, seen=())

    def _schema(
        self, where: str, old: Document, new: Document, *, answer: bool, seen: tuple[str, ...]
    ) -> Iterator[str]:
        name = old.get("$ref", "")
        if name in seen and new.get("$ref") == name:
            return
        seen = (*seen, name) if name else seen
        old, new = self._resolve(self._old, old), self._resolve(self._new, new)
        before, after = self._kinds(self._old, old), self._kinds(self._new, new)
        # An answer may promise less variety, a request may take more; never the other way round.
        wider = (after - before) if answer else (before - after)
        if wider and before and after:
            what = "may now be" if answer else "is no longer taken as"
            yield f"{where}: {what} {', '.join(sorted(wider))}"
        if before and not after and answer:
            yield f"{where}: may now be anything"
        yield from self._words(where, old, new, answer=answer)
        if not answer:
            yield from _tighter(where, old, new)
        yield from self._fields(where, old, new, answer=answer, seen=seen)
        if "items" in old and "items" in new:
            items = old["items"], new["items"]
            yield from self._schema(f"{where}[]", *items, answer=answer, seen=seen)
        yield from self._members(where, old, new, answer=answer, seen=seen)

    def _members(
        self, where: str, old: Document, new: Document, *, answer: bool, seen: tuple[str, ...]
    ) -> Iterator[str]:
        """Members of anyOf, allOf and oneOf are compared in order of their kind of value."""
        for word in ("anyOf", "allOf", "oneOf"):
            before = {self._label(self._old, part): part for part in old.get(word, [])}
            after = {self._label(self._new, part): part for part in new.get(word, [])}
            for label in before.keys() & after.keys():
                parts = before[label], after[label]
                yield from self._schema(where, *parts, answer=answer, seen=seen)

    def _fields(
        self, where: str, old: Document, new: Document, *, answer: bool, seen: tuple[str, ...]
    ) -> Iterator[str]:
        before, after = old.get("properties", {}), new.get("properties", {})
        for name, schema in before.items():
            if name not in after:
                if after or answer:
                    yield f"{where}.{name}: is gone"
                continue
            yield from self._schema(
                f"{where}.{name}", schema, after[name], answer=answer, seen=seen
            )
        required = set(old.get("required", [])), set(new.get("required", []))
        if answer:
            for name in sorted((required[0] - required[1]) & set(after)):
                yield f"{where}.{name}: may now be missing"
        else:
            for name in sorted(required[1] - required[0]):
                yield f"{where}.{name}: is now required"

    def _words(self, where: str, old: Document, new: Document, *, answer: bool) -> Iterator[str]:
        before, after = _enumerated(old), _enumerated(new)
        if before is None and after is None:
            return
        if answer:
            if before is not None and (after is None or after - before):
                yield f"{where}: may now be a word that was not there"
        elif after is not None and (before is None or before - after):
            yield f"{where}: takes fewer words"

    def _kinds(self, document: Document, schema: Document) -> frozenset[str]:
        """Return the JSON types a value may have, nothing when it may have any."""
        schema = self._resolve(document, schema)
        found: set[str] = set()
        for word in ("anyOf", "oneOf"):
            for part in schema.get(word, []):
                found |= self._kinds(document, part)
        kind = schema.get("type")
        if isinstance(kind, list):
            found |= set(kind)
        elif kind:
            found.add(f"{kind}:{schema['format']}" if "format" in schema else kind)
        return frozenset(found)

    def _label(self, document: Document, schema: Document) -> str:
        return schema.get("$ref", "") or ",".join(sorted(self._kinds(document, schema)))

    def _resolve(self, document: Document, schema: Document) -> Document:
        found = schema
        while "$ref" in found:
            node: Any = document
            for part in found["$ref"].removeprefix("#/").split("/"):
                node = node[part]
            found = node
        return found


def _enumerated(schema: Document) -> frozenset[str] | None:
    if "const" in schema:
        return frozenset({str(schema["const"])})
    words = schema.get("enum")
    return None if words is None else frozenset(map(str, words))


def _tighter(where: str, old: Document, new: Document) -> Iterator[str]:
    for word, larger in _LIMITS:
        if word not in new:
            continue
        before, after = old.get(word), new[word]
        if before is None or (after > before if larger else after < before):
            yield f"{where}: {word} is now {after}"
