package org.relais.core.internal.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.administration.DirectoryEntry;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.Site;
import org.relais.directory.SiteId;

/**
 * What was edited, laid over the office pack. A closed department is no department any more; its names, and what was below it, lead
 * to its successor. Pure.
 */
final class OfficeOverlay {

    private final Office pack;
    private final Map<DepartmentId, DirectoryEntry<Department>> departments = new LinkedHashMap<>();
    private final Map<SiteId, DirectoryEntry<Site>> sites = new LinkedHashMap<>();

    OfficeOverlay(Office pack, DirectorySnapshot edits) {
        this.pack = pack;
        pack.departments().forEach(department -> departments.put(department.id(), untouched(department)));
        pack.sites().forEach(site -> sites.put(site.id(), untouched(site)));
        departments.putAll(sorted(edits.departments(), DepartmentId::value));
        sites.putAll(sorted(edits.sites(), SiteId::value));
    }

    private static <T> DirectoryEntry<T> untouched(T value) {
        return new DirectoryEntry<>(value, false, null, 0);
    }

    private static <K, V> Map<K, V> sorted(Map<K, V> map, Function<K, String> name) {
        Map<K, V> sorted = new LinkedHashMap<>();
        map.keySet().stream().sorted(Comparator.comparing(name)).forEach(key -> sorted.put(key, map.get(key)));
        return sorted;
    }

    /** Every department there is or was, as it was entered: those of the pack in its order, then the added ones by id. */
    Collection<DirectoryEntry<Department>> departments() {
        return departments.values();
    }

    Collection<DirectoryEntry<Site>> sites() {
        return sites.values();
    }

    @Nullable
    DirectoryEntry<Department> department(DepartmentId id) {
        return departments.get(id);
    }

    @Nullable
    DirectoryEntry<Site> site(SiteId id) {
        return sites.get(id);
    }

    /** The office in force. */
    Office office() {
        return new Office(
                pack.id(),
                pack.name(),
                pack.zone(),
                pack.desk(),
                sites.values().stream()
                        .filter(entry -> !entry.closed())
                        .map(DirectoryEntry::value)
                        .toList(),
                openDepartments(),
                pack.topics(),
                pack.resolutions(),
                pack.communes());
    }

    private List<Department> openDepartments() {
        Map<DepartmentId, Set<String>> inherited = new LinkedHashMap<>();
        departments.values().stream().filter(DirectoryEntry::closed).forEach(closed -> {
            @Nullable DepartmentId heir = heir(closed.successor());
            if (heir != null) {
                Set<String> names = inherited.computeIfAbsent(heir, any -> new HashSet<>());
                names.add(closed.value().id().value());
                names.addAll(closed.value().aliases());
            }
        });
        List<Department> open = new ArrayList<>();
        departments.values().stream()
                .filter(entry -> !entry.closed())
                .map(DirectoryEntry::value)
                .forEach(
                        department -> open.add(inForce(department, inherited.getOrDefault(department.id(), Set.of()))));
        return open;
    }

    private Department inForce(Department department, Set<String> inherited) {
        Set<String> aliases = new HashSet<>(department.aliases());
        aliases.addAll(inherited);
        return new Department(
                department.id(), department.kind(), department.name(), openParent(department), withoutIds(aliases));
    }

    /** An abbreviation that is in use again leads to its new owner alone. */
    private Set<String> withoutIds(Set<String> aliases) {
        aliases.removeIf(alias -> isOpen(new DepartmentId(alias)));
        return aliases;
    }

    /** The nearest department above that still is one. */
    private @Nullable DepartmentId openParent(Department department) {
        Set<DepartmentId> seen = new HashSet<>(Set.of(department.id()));
        @Nullable DepartmentId parent = department.parent();
        while (parent != null && seen.add(parent)) {
            @Nullable DirectoryEntry<Department> above = departments.get(parent);
            if (above == null) {
                return null;
            }
            if (!above.closed()) {
                return parent;
            }
            @Nullable DepartmentId heir = heir(above.successor());
            if (heir != null && !seen.contains(heir) && !isBelow(heir, department.id())) {
                return heir;
            }
            parent = above.value().parent();
        }
        return null;
    }

    /** The department that goes on in the end, or null when nobody does. */
    private @Nullable DepartmentId heir(@Nullable DepartmentId successor) {
        Set<DepartmentId> seen = new HashSet<>();
        @Nullable DepartmentId heir = successor;
        while (heir != null && seen.add(heir)) {
            @Nullable DirectoryEntry<Department> entry = departments.get(heir);
            if (entry == null) {
                return null;
            }
            if (!entry.closed()) {
                return heir;
            }
            heir = entry.successor();
        }
        return null;
    }

    private boolean isOpen(DepartmentId id) {
        @Nullable DirectoryEntry<Department> entry = departments.get(id);
        return entry != null && !entry.closed();
    }

    /** Would {@code upper} be above {@code id}, as was entered? */
    boolean isBelow(DepartmentId id, DepartmentId upper) {
        Set<DepartmentId> seen = new HashSet<>();
        for (@Nullable DepartmentId at = id; at != null && seen.add(at); at = parentOf(at)) {
            if (at.equals(upper)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable DepartmentId parentOf(DepartmentId id) {
        @Nullable DirectoryEntry<Department> entry = departments.get(id);
        return entry == null ? null : entry.value().parent();
    }
}
