package org.relais.core.internal.office;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.ResolutionCode;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.texts.LocalizedText;

/** Reads who the office is: sites, departments, topics, resolutions and communes. */
final class DirectoryReader {

    private static final Map<String, Department.Kind> KINDS = Syntax.names(List.of(Department.Kind.values()));
    private static final Pattern FIVE_DIGITS = Pattern.compile("\\d{5}");

    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");

    private record Identity(String id, LocalizedText name, ZoneId zone, String desk) {}

    private final YamlSection root;
    private final Set<String> departments;
    private final TopicReader topics;

    DirectoryReader(YamlSection root, DeadlineReader deadlines) {
        this.root = root;
        this.topics = new TopicReader(root, deadlines);
        this.departments = root.names("departments", "id");
    }

    Office read(List<Commune> communes) {
        Identity identity =
                root.section("office", new Identity("", new LocalizedText("", ""), ZoneOffset.UTC, ""), this::identity);
        Uniqueness sites = new Uniqueness("site");
        Uniqueness codes = new Uniqueness("resolution");
        return new Office(
                identity.id(),
                identity.name(),
                identity.zone(),
                new DepartmentId(identity.desk()),
                root.required("sites", section -> new Site(new SiteId(id(section, sites)), section.localized("name"))),
                departments(),
                root.required("topics", topics::topic),
                root.required(
                        "resolutions",
                        section -> new ResolutionCode(
                                codes.check(section.text("code"), Syntax.CODE, Syntax.CODE_EXPECTED),
                                section.localized("name"))),
                communes.stream().map(Commune::name).toList());
    }

    /** To be asked after the topics were read. */
    PackRequesters requesters() {
        PackRequesters unsaid = PackRequesters.DEFAULT;
        if (!root.has("requesters")) {
            return new PackRequesters(unsaid.region(), unsaid.suggestionDays(), topics.publicSpace());
        }
        return root.section("requesters", unsaid, section -> {
            String region = section.text("region").matching(REGION, "a country in two capital letters (example: NC)");
            int days = section.text("suggestionDays")
                    .as(DirectoryReader::days, unsaid.suggestionDays(), "a number of days from 1 to 3650");
            return new PackRequesters(region, days, topics.publicSpace());
        });
    }

    private static int days(String text) {
        int days = Integer.parseInt(text);
        if (days < 1 || days > 3650) {
            throw new IllegalArgumentException(text);
        }
        return days;
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

    private List<Department> departments() {
        Uniqueness names = new Uniqueness("department");
        Parents parents = new Parents(departments, "department");
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
                    .map(text -> new DepartmentId(parents.check(id, text)))
                    .orElse(null);
            return new Department(
                    new DepartmentId(id),
                    Syntax.constant(KINDS, section.text("kind"), Department.Kind.DIRECTORATE),
                    section.localized("name"),
                    parent,
                    aliases);
        });
    }
}
