package org.relais.spi.service;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.relais.errors.ErrorCode;
import org.relais.errors.FieldError;
import org.relais.texts.LocalizedText;

/** What a service says about a form. Made by the plug-in, carried out by the platform. */
public sealed interface Assessment {

    /**
     * The form is registered.
     *
     * @param formNumber the number that the partner has printed on it, at most 60 characters; no two forms are registered under one
     *     number, unless the first was returned
     * @param initials of the person, as they stand on slips, at most 20 characters
     * @param destination where it goes
     * @param missing what has to be brought before it goes; empty for a complete form
     * @param warnings about limits of the partner's; they never block
     * @param found values by which the forms of this person are found: names of {@link ServiceForm#findBy} to values as they were written
     * @param addressee lines of the address for letters about the form; empty when nobody is known
     */
    record Accepted(
            String formNumber,
            String initials,
            Choice destination,
            List<Missing> missing,
            List<LocalizedText> warnings,
            Map<String, String> found,
            List<String> addressee)
            implements Assessment {

        public Accepted {
            Objects.requireNonNull(formNumber, "formNumber");
            Objects.requireNonNull(initials, "initials");
            Objects.requireNonNull(destination, "destination");
            missing = List.copyOf(missing);
            warnings = List.copyOf(warnings);
            found = Map.copyOf(found);
            addressee = List.copyOf(addressee);
        }
    }

    /**
     * This form is not for the service at all; nothing is stored.
     *
     * @param code begins with the id of the service
     * @param reason why, and what the citizen can do instead
     */
    record Refused(ErrorCode code, LocalizedText reason) implements Assessment {}

    /**
     * The form is wrong in a way that its schema cannot say; nothing is stored.
     *
     * @param errors at least one, with pointers into the form
     */
    record Wrong(List<FieldError> errors) implements Assessment {
        public Wrong {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a form that is wrong has something that is wrong");
            }
        }
    }

    /**
     * Where a form goes.
     *
     * @param id of a destination
     * @param reason which rule says so, for whoever asks
     */
    record Choice(String id, LocalizedText reason) {}

    /**
     * Something that has to be there and is not.
     *
     * @param code stable, for programs, for example {@code signature}
     * @param what is missing, as a part of a sentence, for example "the signature"
     * @param toDo what the citizen has to do, as a sentence
     * @param pointer the one member that can then be supplied, for example {@code /signed}
     */
    record Missing(String code, LocalizedText what, LocalizedText toDo, String pointer) {}
}
