package org.relais.testkit;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.ResolutionCode;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.texts.LocalizedText;

/**
 * A small office in Nouméa, or any other that a test hands in. Its own one has the sites {@code caps} and {@code hemicycle}, the
 * departments {@code DAJI} (the desk) and {@code DPASS} (once {@code DASS}), and the topics {@code vaccination} and {@code care},
 * which the shipped office pack has too. Thread-safe.
 */
public final class TestOffice implements OfficeDirectory {

    private final Office office;

    /** An office of the test's own. */
    public TestOffice(Office office) {
        this.office = office;
    }

    /** The small office. */
    public static TestOffice small() {
        return new TestOffice(new Office(
                "test",
                new LocalizedText("Bureau", "Office"),
                ZoneId.of("Pacific/Noumea"),
                new DepartmentId("DAJI"),
                List.of(site("caps", "CAPS"), site("hemicycle", "Hémicycle")),
                List.of(department("DAJI", Set.of()), department("DPASS", Set.of("DASS"))),
                List.of(topic("vaccination", "Vaccination", "Vaccination"), topic("care", "Soins", "Care")),
                List.of(new ResolutionCode("ANSWERED", new LocalizedText("Réponse donnée", "Answered"))),
                List.of("Nouméa", "Païta")));
    }

    @Override
    public Office office() {
        return office;
    }

    private static Site site(String id, String name) {
        return new Site(new SiteId(id), new LocalizedText(name, name));
    }

    private static Department department(String id, Set<String> aliases) {
        return new Department(
                new DepartmentId(id), Department.Kind.DIRECTORATE, new LocalizedText(id, id), null, aliases);
    }

    private static Topic topic(String id, String french, String english) {
        return new Topic(new TopicId(id), new LocalizedText(french, english), Duration.ofHours(9), null, null);
    }
}
