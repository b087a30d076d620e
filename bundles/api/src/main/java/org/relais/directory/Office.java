package org.relais.directory;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.relais.texts.LocalizedText;

/**
 * One valid state of the office pack, immutable.
 *
 * @param id short name of the office
 * @param zone the zone in which its days begin and end
 * @param desk the department that the reception desk belongs to
 */
public record Office(
        String id,
        LocalizedText name,
        ZoneId zone,
        DepartmentId desk,
        List<Site> sites,
        List<Department> departments,
        List<Topic> topics,
        List<ResolutionCode> resolutions,
        List<String> communes) {

    public Office {
        sites = List.copyOf(sites);
        departments = List.copyOf(departments);
        topics = List.copyOf(topics);
        resolutions = List.copyOf(resolutions);
        communes = List.copyOf(communes);
    }

    public Optional<Site> site(String id) {
        return sites.stream().filter(site -> site.id().value().equals(id)).findFirst();
    }

    public Optional<Topic> topic(String id) {
        return topics.stream().filter(topic -> topic.id().value().equals(id)).findFirst();
    }

    /** A topic, the one it is a part of, and so on to the top; empty for a topic that is unknown. */
    public List<Topic> lineage(String topicId) {
        return Stream.iterate(
                        topic(topicId),
                        Optional::isPresent,
                        topic -> topic.map(Topic::parent).flatMap(parent -> topic(parent.value())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A topic and all that are a part of it, by their ids; for rules, filters and permissions on a topic. */
    public Set<String> topicsWithin(String topicId) {
        Set<String> within = new LinkedHashSet<>();
        topics.stream()
                .map(topic -> topic.id().value())
                .filter(id -> lineage(id).stream()
                        .anyMatch(above -> above.id().value().equals(topicId)))
                .forEach(within::add);
        return within;
    }

    /** What to say first about a topic that is an emergency, as it or the closest one above it says; empty for any other topic. */
    public Optional<LocalizedText> emergencyScript(String topicId) {
        return lineage(topicId).stream()
                .map(Topic::emergencyScript)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** Who may know of cases on a topic: the highest level that it or one above it says. */
    public Confidentiality confidentiality(String topicId) {
        return lineage(topicId).stream()
                .map(Topic::confidentiality)
                .reduce(Confidentiality.NORMAL, Confidentiality::orHigher);
    }

    /** Finds a department by its abbreviation or a former one, in any case. */
    public Optional<Department> department(String abbreviation) {
        String wanted = abbreviation.toUpperCase(Locale.ROOT);
        return departments.stream()
                .filter(department ->
                        department.id().value().toUpperCase(Locale.ROOT).equals(wanted)
                                || department.aliases().contains(wanted))
                .findFirst();
    }

    public Optional<ResolutionCode> resolution(String code) {
        return resolutions.stream()
                .filter(resolution -> resolution.code().equals(code))
                .findFirst();
    }
}
