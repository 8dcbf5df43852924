"""Roles that a text names loosely: with words of a name left out, set apart or made general."""

from __future__ import annotations

from collections.abc import Collection

from chat.rolenames import Parts, RoleNames, by_end


class LooseNames:
    """Looks loose names up among those of all roles; each method gives one role, or none where several are meant as well."""

    def __init__(self, names: RoleNames) -> None:
        self._names = names
        self._by_last = [(table, by_end(table, -1)) for table in names.tables()]
        self._by_beginning: dict[Parts, list[Parts]] = {}
        for table, by_last in self._by_last[:2]:
            for name in (n for names_ in by_last.values() for n in names_ if n in table):
                self._by_beginning.setdefault(name[:-1], []).append(name)

    def shortened(self, parts: Parts) -> set[str]:
        """The role of a name whose middle is left out ("elementary teacher", of elementary school teachers)."""
        for table, by_last in self._by_last[:2]:
            names = [n for n in by_last.get(parts[-1], ()) if len(n) > len(parts) > 1 and n[0] == parts[0]]
            roles = {role for name in names if _in_order(parts, name) for role in table[name]}
            if roles:
                return roles if len(roles) == 1 else set()
        return set()

    def scattered(self, head: str, stems: Collection[str]) -> set[str]:
        """The role of a name that ends so and whose other words stand elsewhere ("guard in a prison")."""
        for table, by_last in self._by_last:
            names = [n for n in by_last.get(head, ()) if len(n) > 1 and all(part in stems for part in n)]
            roles = {role for name in names for role in table[name]}
            if roles:
                return roles if len(roles) == 1 else set()
        return set()

    def begun(self, parts: Parts) -> set[str]:
        """The role of an occupation's name that begins so ("wind turbine workers", of technicians)."""
        roles = {role for name in self._by_beginning.get(parts, ()) for role in self._names.whole(name)}
        return roles if len(roles) == 1 else set()


def _in_order(parts: Parts, name: Parts) -> bool:
    """True where all the parts stand in a name, one after the other."""
    rest = iter(name)
    return all(part in rest for part in parts)
