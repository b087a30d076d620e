package org.relais.testkit.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.networknt.schema.JsonSchema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.Assessment.Accepted;
import org.relais.spi.service.DelegatedService;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.testkit.Form;

/** A service and forms for it, which it is asked about as the platform asks. */
final class ServiceUnderTest {

    private final DelegatedService service;
    private final ServiceDescriptor descriptor;
    private final UnitOfWork unitOfWork;
    private final List<Form> good;
    private final JsonSchema schema;
    private final Judgements judgements;
    private final List<Form> variations;

    ServiceUnderTest(DelegatedService service, UnitOfWork unitOfWork, List<String> good) {
        this.service = service;
        this.descriptor = service.descriptor();
        this.unitOfWork = unitOfWork;
        this.good = good.stream().map(Form::of).toList();
        this.schema = Form.compile(descriptor.form().schema());
        this.judgements = new Judgements(descriptor);
        assertFalse(good.isEmpty(), "name at least one good form");
        this.variations = this.good.stream()
                .flatMap(form -> form.variations().stream())
                .distinct()
                .filter(this::reachesTheService)
                .toList();
    }

    ServiceDescriptor descriptor() {
        return descriptor;
    }

    /** Forms that are accepted. */
    List<Form> good() {
        return good;
    }

    /** The one with as much in it as a form may say. */
    Form fullest() {
        return good.get(0);
    }

    /** Good forms spoilt in one place, as far as the schema lets them through. */
    List<Form> variations() {
        return variations;
    }

    /** Good forms, and some that are not. */
    List<Form> some(int spoilt) {
        return Stream.concat(good.stream(), variations.stream().limit(spoilt)).toList();
    }

    boolean reachesTheService(Form form) {
        return !form.isBroken() && errors(form).isEmpty();
    }

    /** What the schema refuses. */
    List<FieldError> errors(Form form) {
        return form.errors(schema);
    }

    /** Inside a unit of work, which commits. */
    Assessment assess(Form form) {
        return assess(service, form);
    }

    Assessment assess(DelegatedService another, Form form) {
        FormData data = form.data();
        return unitOfWork.execute(() -> Objects.requireNonNull(another.assess(data), "assess answered null"));
    }

    /** The same, once it is certain that the platform can work with the answer. */
    Assessment usable(Form form) {
        Assessment said = assess(form);
        judgements.assertUsable(said, form);
        return said;
    }

    /** What a form is accepted as that has to be accepted. */
    Accepted accepted(Form form) {
        assertEquals(List.of(), errors(form), form::toString);
        Assessment said = usable(form);
        return assertInstanceOf(Accepted.class, said, () -> form + " became " + said);
    }

    /** Pointers to what the schema refuses, or else to what the service finds wrong; or the code of its refusal. */
    List<String> refusals(Form form) {
        List<FieldError> errors = errors(form);
        if (errors.isEmpty()) {
            Assessment said = usable(form);
            if (said instanceof Assessment.Refused refused) {
                return List.of(refused.code().value());
            }
            errors = assertInstanceOf(Assessment.Wrong.class, said, () -> form + " became " + said)
                    .errors();
        }
        return errors.stream().map(FieldError::pointer).toList();
    }
}
