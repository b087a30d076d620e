package org.relais.core.internal.office;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.relais.cases.Priority;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.ResolutionCode;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.texts.LocalizedText;

/** Reads who the office is: sites, departments, topics, resolutions and communes. */
final class DirectoryReader {

    private static final Map<String, Department.Kind> KINDS = Syntax.names(List.of(Department.Kind.values()));
    private static final Pattern FIVE_DIGITS = Pattern.compile("\\d{5}");

    private record Identity(String id, LocalizedText name, ZoneId zone, String desk) {}

    private final YamlSection root;
    private final Set<String> departments;
    private final DeadlineReader deadlines;

    DirectoryReader(YamlSection root, DeadlineReader deadlines) {
        this.root = root;
        this.deadlines = deadlines;
        this.departments = root.names("departments", "id");
    }

    Office read(List<Commune> communes) {
        Identity identity =
                root.section("office", new Identity("", new LocalizedText("", ""), ZoneOffset.UTC, ""), this::identity);
        Uniqueness sites = new Uniqueness("site");
        Uniqueness topics = new Uniqueness("topic");
        Uniqueness codes = new Uniqueness("resolution");
        return new Office(
                identity.id(),
                identity.name(),
                identity.zone(),
                new DepartmentId(identity.desk()),
                root.required("sites", section -> new Site(new SiteId(id(section, sites)), section.localized("name"))),
                departments(),
                root.required("topics", section -> topic(section, topics)),
                root.required(
                        "resolutions",
                        section -> new ResolutionCode(
                                codes.check(section.text("code"), Syntax.CODE, Syntax.CODE_EXPECTED),
                                section.localized("name"))),
                communes.stream().map(Commune::name).toList());
    }

    List<Commune> communes() {
        Uniqueness names = new Uniqueness("commune");
        return root.list(
                "communes",
                section -> new Commune(
                        names.check(section.text("name")),
                        section.text("insee").matching(FIVE_DIGITS, "a code of five digits"),
                        section.text("postal").matching(FIVE_DIGITS, "a code of five digits"),
                        section.text("population").as(Integer::parseUnsignedInt, 0, "a number of inhabitants")));
    }

    private Identity identity(YamlSection section) {
        YamlText zone = section.text("zone");
        return new Identity(
                section.text("id").matching(Syntax.ID, Syntax.ID_EXPECTED),
                section.localized("name"),
                zone.as(DirectoryReader::region, ZoneOffset.UTC, "a time zone (example: Pacific/Noumea)"),
                section.text("desk").among(departments, "department"));
    }

    private static ZoneId region(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException(name);
        }
        return ZoneId.of(name);
    }

    private static String id(YamlSection section, Uniqueness names) {
        return names.check(section.text("id"), Syntax.ID, Syntax.ID_EXPECTED);
    }

    private Topic topic(YamlSection section, Uniqueness topics) {
        String id = id(section, topics);
        return new Topic(
                new TopicId(id),
                section.localized("name"),
                deadlines.read(id, section).target(Priority.NORMAL),
                section.has("emergency") ? section.localized("emergency") : null);
    }

    private List<Department> departments() {
        Uniqueness names = new Uniqueness("department");
        Map<String, String> parents = new HashMap<>();
        return root.required("departments", section -> {
            String id = names.check(section.text("id"), Syntax.CODE, Syntax.CODE_EXPECTED);
            Set<String> aliases = new HashSet<>();
            section.texts("aliases").forEach(alias -> {
                if (departments.contains(alias.value())) {
                    alias.refuse("'" + alias.value() + "' is the id of a department and cannot be an alias as well");
                }
                aliases.add(names.check(alias, Syntax.CODE, Syntax.CODE_EXPECTED));
            });
            DepartmentId parent = section.optional("parent")
                    .map(text -> parent(id, text, parents))
                    .orElse(null);
            return new Department(
                    new DepartmentId(id),
                    Syntax.constant(KINDS, section.text("kind"), Department.Kind.DIRECTORATE),
                    section.localized("name"),
                    parent,
                    aliases);
        });
    }

    private DepartmentId parent(String id, YamlText text, Map<String, String> parents) {
        String parent = text.among(departments, "department");
        parents.put(id, parent);
        for (String above = parent; above != null; above = parents.get(above)) {
            if (above.equals(id)) {
                text.refuse("'" + id + "' would belong to itself");
                parents.remove(id);
                break;
            }
        }
        return new DepartmentId(parent);
    }
}
