package org.relais.channel.dropbox.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseService;
import org.relais.cases.CaseView;
import org.relais.cases.ImplicitDecision;
import org.relais.channel.dropbox.internal.DropboxPlan.Reach;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.identity.Caller;
import org.relais.procedures.CaseProcedures;
import org.relais.procedures.DocumentStatus;
import org.relais.spi.paper.Letter;
import org.relais.texts.LocalizedText;

/**
 * Writes the acknowledgement of a mail item: when it was received, who handles it, which papers are missing, and when silence becomes a
 * decision. Source: code des relations entre le public et l'administration, article R. 112-5. Thread-safe.
 */
@Component(service = Acknowledgements.class)
public final class Acknowledgements {

    private final MailItems items;
    private final CaseService cases;
    private final CaseProcedures procedures;
    private final OfficeDirectory directory;
    private final DropboxPlan plan;

    @Activate
    public Acknowledgements(
            @Reference MailItems items,
            @Reference CaseService cases,
            @Reference CaseProcedures procedures,
            @Reference OfficeDirectory directory,
            @Reference DropboxPlan plan) {
        this.items = items;
        this.cases = cases;
        this.procedures = procedures;
        this.directory = directory;
        this.plan = plan;
    }

    /** @throws org.relais.errors.RelaisException {@code not-found} */
    Letter of(Caller caller, String number, Locale language) {
        MailItem item = items.get(caller, number);
        @Nullable CaseView view = item.caseId() == null ? null : cases.get(caller, item.caseId());
        List<String> body = new ArrayList<>(received(item, language));
        if (item.misdirected() != null) {
            body.add(Notices.of(item, item.misdirected()).in(language));
        } else if (view != null) {
            body.add(handling(view, language));
            body.addAll(missing(caller, view, language));
            body.add(silence(view.decision(), language));
        }
        Office office = directory.office();
        return new Letter(
                sender(office, language),
                Stream.of(item.envelope().sender(), item.envelope().address())
                        .filter(Objects::nonNull)
                        .toList(),
                text("Accusé de réception %s", "Acknowledgement of receipt %s", language)
                        .formatted(item.registration()),
                body,
                language);
    }

    private List<String> sender(Office office, Locale language) {
        Reach reach = plan.office();
        return Stream.of(office.name().in(language), reach.address(), reach.phone())
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> received(MailItem item, Locale language) {
        String collected = day(item.envelope().collectedAt(), language);
        List<String> lines = new ArrayList<>();
        lines.add(text("Objet : %s", "Subject: %s", language).formatted(item.subject()));
        lines.add(text(
                        "Votre courrier a été reçu le %s et enregistré le %s sous le numéro %s.",
                        "Your letter was received on %s and registered on %s as number %s.", language)
                .formatted(collected, day(item.registeredAt(), language), item.registration()));
        LocalDate stamped = item.envelope().stamp().counts();
        if (stamped != null) {
            lines.add(text("Il porte le tampon dateur du %s.", "It bears the date stamp of %s.", language)
                    .formatted(day(stamped, language)));
        } else if (item.envelope().stamp().written() != null) {
            lines.add(text(
                    "La date de son tampon ne pouvant être retenue, la date de réception compte.",
                    "Since the date of its stamp cannot be relied on, the date of receipt counts.",
                    language));
        }
        return lines;
    }

    private String handling(CaseView view, Locale language) {
        String id = view.department().value();
        String name = directory
                .office()
                .department(id)
                .map(department -> department.name().in(language))
                .orElse(id);
        Reach reach = plan.department(id);
        String contact = String.join(
                ", ",
                Stream.of(reach.address(), reach.phone())
                        .filter(Objects::nonNull)
                        .toList());
        return text(
                        "Il est traité par : %s (%s)%s. Référence du dossier : %s.",
                        "It is handled by: %s (%s)%s. Reference of the case: %s.", language)
                .formatted(name, id, contact.isEmpty() ? "" : ", " + contact, view.reference());
    }

    private List<String> missing(Caller caller, CaseView view, Locale language) {
        List<String> papers = procedures.get(caller, view.id()).procedures().stream()
                .flatMap(procedure -> procedure.documents().stream())
                .filter(paper -> paper.document().mandatory())
                .filter(paper ->
                        paper.status() == DocumentStatus.REQUIRED || paper.status() == DocumentStatus.REQUESTED)
                .map(paper -> "- " + paper.document().name().in(language))
                .distinct()
                .toList();
        if (papers.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(text("Pièces manquantes :", "Missing documents:", language));
        lines.addAll(papers);
        return lines;
    }

    private static String silence(@Nullable ImplicitDecision decision, Locale language) {
        if (decision == null) {
            return text("Ce dossier a reçu une réponse.", "This case has been answered.", language);
        }
        String effect = switch (decision.effect()) {
            case REJECTION -> text("rejetée", "rejected", language);
            case ACCEPTANCE -> text("acceptée", "accepted", language);
        };
        return text(
                        "Sans réponse de notre part, votre demande sera considérée comme %s le %s à 0 h.",
                        "Without an answer from us, your request will count as %s on %s at 00:00.", language)
                .formatted(effect, day(decision.date(), language));
    }

    private String day(Instant at, Locale language) {
        return day(plan.day(at), language);
    }

    private static String day(LocalDate day, Locale language) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", language));
    }

    private static String text(String french, String english, Locale language) {
        return new LocalizedText(french, english).in(language);
    }
}
