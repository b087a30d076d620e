package org.relais.core.internal.cases;

import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueDirectory;
import org.relais.queues.QueueKind;
import org.relais.texts.LocalizedText;

/** Checks the parameters of commands against the office in force; every refusal names the parameter and what is possible. */
@Component(service = CommandChecks.class)
public final class CommandChecks {

    /** Longest reason, resolution text or note, in characters. */
    public static final int MAX_TEXT = 4000;

    private final OfficeDirectory directory;
    private final Assignees assignees;
    private final QueueDirectory queues;

    @Activate
    public CommandChecks(
            @Reference OfficeDirectory directory, @Reference Assignees assignees, @Reference QueueDirectory queues) {
        this.directory = directory;
        this.assignees = assignees;
        this.queues = queues;
    }

    /** A queue of a department into which people put cases by hand. */
    String queue(String department, String given) {
        List<String> own = queues.queues().stream()
                .filter(queue -> queue.kind() != QueueKind.SUPERVISORS)
                .filter(queue -> queue.takes(new DepartmentId(department)))
                .map(QueueDefinition::id)
                .toList();
        if (!own.contains(given)) {
            throw unknown("/queue", given, own);
        }
        return given;
    }

    /** The present abbreviation of a department given by any of its names. */
    String department(String given) {
        Office office = directory.office();
        return office.department(given)
                .map(department -> department.id().value())
                .orElseThrow(() -> unknown(
                        "/department",
                        given,
                        office.departments().stream()
                                .map(department -> department.id().value())
                                .toList()));
    }

    String topic(String given) {
        Office office = directory.office();
        return office.topic(given)
                .map(topic -> topic.id().value())
                .orElseThrow(() -> unknown(
                        "/topic",
                        given,
                        office.topics().stream()
                                .map(topic -> topic.id().value())
                                .toList()));
    }

    /** A topic that a case may have: an emergency is never put in a queue. */
    String topicOfCase(String given) {
        String topic = topic(given);
        directory.office().emergencyScript(topic).ifPresent(script -> {
            throw invalid(
                    "/topic",
                    new LocalizedText(
                            "Une urgence n'est jamais mise en file. À dire d'abord : " + script.fr(),
                            "An emergency never waits in a queue. Say first: " + script.en()));
        });
        return topic;
    }

    String resolutionCode(String given) {
        Office office = directory.office();
        return office.resolution(given)
                .map(resolution -> resolution.code())
                .orElseThrow(() -> unknown(
                        "/code",
                        given,
                        office.resolutions().stream()
                                .map(resolution -> resolution.code())
                                .toList()));
    }

    String assignee(Accounts accounts, String given) {
        assignees.obstacle(given).ifPresent(why -> {
            throw invalid("/agent", why);
        });
        return accounts.find(given)
                .filter(Caller::worksCases)
                .orElseThrow(() -> invalid(
                        "/agent",
                        new LocalizedText(
                                        "« %s » n'est pas un compte qui traite des dossiers.",
                                        "'%s' is not an account that works cases.")
                                .formatted(given)))
                .account();
    }

    /** Has the directory let this person go? Needs the running unit of work. */
    boolean hasLeft(String account) {
        return assignees.obstacle(account).isPresent();
    }

    String reason(String given) {
        return text("/reason", given);
    }

    /** A text that says something and fits. */
    String text(String pointer, String given) {
        return text(pointer, given, MAX_TEXT);
    }

    public String text(String pointer, String given, int longest) {
        if (given.isBlank()) {
            throw invalid(
                    pointer, new LocalizedText("Ce texte ne peut pas être vide.", "This text must not be blank."));
        }
        if (given.length() > longest) {
            throw invalid(
                    pointer,
                    new LocalizedText(
                                    "Ce texte a %d caractères ; le maximum est %d.",
                                    "This text has %d characters; the most is %d.")
                            .formatted(given.length(), longest));
        }
        return given;
    }

    static RelaisException invalid(String pointer, LocalizedText detail) {
        return Errors.invalid(pointer, detail);
    }

    private static RelaisException unknown(String pointer, String given, List<String> known) {
        String list = known.stream().sorted().collect(Collectors.joining(", "));
        return invalid(
                pointer,
                new LocalizedText(
                                "« %s » est inconnu ; valeurs possibles : %s.", "'%s' is unknown; possible values: %s.")
                        .formatted(given, list));
    }
}
