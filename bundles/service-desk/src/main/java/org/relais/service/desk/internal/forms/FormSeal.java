package org.relais.service.desk.internal.forms;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.intake.FormData;
import org.relais.services.FormAction;
import org.relais.services.FormEvent;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.forms.Forms;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;

/** Seals and opens what forms say, and makes the fingerprints by which they are found. Thread-safe. */
@Component(service = FormSeal.class)
public final class FormSeal {

    private static final Set<FormAction> ENDS = Set.of(FormAction.RETURN, FormAction.CLOSE);

    private final FieldEncryption encryption;
    private final Forms forms;

    @Activate
    public FormSeal(@Reference FieldEncryption encryption, @Reference Forms forms) {
        this.encryption = encryption;
        this.forms = forms;
    }

    String seal(RegistrationNumber number, FormContent content) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("form", content.form().members());
        members.put("initials", content.initials());
        members.put("addressee", content.addressee());
        members.put("reason", text(content.reason()));
        members.put("missing", content.missing().stream().map(FormSeal::missing).toList());
        members.put("warnings", content.warnings().stream().map(FormSeal::text).toList());
        members.put("found", content.found());
        if (content.remark() != null) {
            members.put("remark", content.remark());
        }
        return encryption.seal(forms.write(new FormData(members)), context(number));
    }

    /** @throws org.relais.spi.encryption.UnreadableException when it does not open */
    FormContent open(RegistrationNumber number, String sealed) {
        FormData content = forms.read(encryption.open(sealed, context(number)));
        return new FormContent(
                new FormData(object(content.at("/form").orElseThrow())),
                content.text("/initials").orElseThrow(),
                list(content, "/addressee").stream().map(String.class::cast).toList(),
                text(content.at("/reason").orElseThrow()),
                list(content, "/missing").stream().map(FormSeal::missing).toList(),
                list(content, "/warnings").stream().map(FormSeal::text).toList(),
                texts(content.at("/found").orElseThrow()),
                content.text("/remark").orElse(null));
    }

    /** The same form with what somebody wrote about its end: sealed and taken away like all that it says. */
    StoredForm remarked(StoredForm form, String remark) {
        String content = form.content();
        return content == null
                ? form
                : form.judged(
                        form.destination(),
                        seal(form.number(), open(form.number(), content).with(remark)));
    }

    /** The history as people read it: with what was written about the form's end, as long as the form says anything. */
    public List<FormEvent> readable(StoredForm form, List<FormEvent> events) {
        String content = form.content();
        String remark = content == null ? null : open(form.number(), content).remark();
        return events.stream()
                .map(event -> ENDS.contains(event.action()) && event.detail() == null && remark != null
                        ? new FormEvent(
                                event.sequence(),
                                event.at(),
                                event.actor(),
                                event.action(),
                                event.from(),
                                event.to(),
                                remark,
                                event.hash())
                        : event)
                .toList();
    }

    /** What a form says that was not purged. */
    public FormData form(StoredForm form) {
        return open(form.number(), Objects.requireNonNull(form.content(), "purged"))
                .form();
    }

    /** The initials that stand on slips. */
    public String initials(StoredForm form) {
        String content = form.content();
        return content == null ? "" : open(form.number(), content).initials();
    }

    private static String context(RegistrationNumber number) {
        return "service-desk.form/" + number;
    }

    private static Map<String, Object> text(LocalizedText text) {
        return Map.of("fr", text.fr(), "en", text.en());
    }

    private static LocalizedText text(Object written) {
        Map<String, Object> members = object(written);
        return new LocalizedText((String) members.get("fr"), (String) members.get("en"));
    }

    private static Map<String, Object> missing(Assessment.Missing missing) {
        return Map.of(
                "code", missing.code(),
                "what", text(missing.what()),
                "toDo", text(missing.toDo()),
                "pointer", missing.pointer());
    }

    private static Assessment.Missing missing(Object written) {
        Map<String, Object> members = object(written);
        return new Assessment.Missing(
                (String) members.get("code"), text(members.get("what")), text(members.get("toDo")), (String)
                        members.get("pointer"));
    }

    private static List<?> list(FormData content, String pointer) {
        return (List<?>) content.at(pointer).orElse(List.of());
    }

    private static Map<String, String> texts(Object written) {
        Map<String, String> texts = new TreeMap<>();
        object(written).forEach((name, value) -> texts.put(name, (String) value));
        return texts;
    }

    @SuppressWarnings("unchecked") // what was written above
    private static Map<String, Object> object(Object written) {
        return (Map<String, Object>) written;
    }

    /** Field to the fingerprint that is stored for its value. */
    Map<String, String> fingerprints(ServiceId service, Map<String, String> found) {
        Map<String, String> fingerprints = new TreeMap<>();
        found.forEach((field, value) -> {
            if (!folded(value).isEmpty()) {
                fingerprints.put(field, fingerprints(service, field, value).get(0));
            }
        });
        return fingerprints;
    }

    /** All fingerprints under which a value may be stored. */
    public List<String> fingerprints(ServiceId service, String field, String value) {
        return encryption.fingerprints(folded(value), "service-desk.find/" + service + "/" + field);
    }

    /** Whether two values of a field have the same fingerprints; one without letters and digits is like no other. */
    public boolean isSame(String one, String other) {
        String folded = folded(one);
        return !folded.isEmpty() && folded.equals(folded(other));
    }

    /** Letters and digits alone, so that a number is found in any spelling. */
    private static String folded(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Whether it was sealed with the current key. */
    public boolean isCurrent(String sealed) {
        return encryption.isCurrent(sealed);
    }

    /** A text that somebody wrote about a form, bound to where it stands. */
    public String sealNote(String note, String place) {
        return encryption.seal(note, "service-desk.note/" + place);
    }

    /** @throws org.relais.spi.encryption.UnreadableException when it does not open */
    public String openNote(String sealed, String place) {
        return encryption.open(sealed, "service-desk.note/" + place);
    }
}
