package org.relais.services;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/** The delegated services of the office, those whose plug-in is away included. Thread-safe. */
@ProviderType
public interface DelegatedServices {

    /** Those that the caller may read, configure or disclose, by id. */
    List<ServiceView> list(Caller caller);

    /** @throws org.relais.errors.RelaisException {@code not-found} */
    ServiceView get(Caller caller, ServiceId service);

    /**
     * What has been waiting for longer than the service's time limits, those that wait longest first, at most 200 of each kind. Warnings
     * never block anything.
     *
     * @throws org.relais.errors.RelaisException {@code not-found}
     */
    List<Warning> warnings(Caller caller, ServiceId service);

    /**
     * A service.
     *
     * @param available false while its plug-in is away: what is registered can be read and handed over, and new forms wait
     * @param form JSON Schema 2020-12 of a form; null while its plug-in is away
     * @param findBy the fields by which forms of a person are found
     * @param codes why a partner refuses forms
     * @param rights what the caller may do
     */
    record ServiceView(
            ServiceId id,
            LocalizedText name,
            boolean available,
            @Nullable String form,
            List<String> findBy,
            List<RejectionCode> codes,
            Set<ServiceRight> rights) {

        public ServiceView {
            findBy = List.copyOf(findBy);
            codes = List.copyOf(codes);
            rights = Set.copyOf(rights);
        }
    }

    /** Why a partner refuses a form. */
    record RejectionCode(String code, LocalizedText name) {}

    /**
     * Something that waits for too long.
     *
     * @param subject number of the form or the slip
     * @param since when it began to wait
     */
    record Warning(Kind kind, RegistrationNumber subject, Instant since, LocalizedText text) {

        /** What is waited for. */
        public enum Kind {
            /** The citizen has not brought what is missing. */
            INCOMPLETE,
            /** Nobody has handed it over. */
            NOT_HANDED_OVER,
            /** The partner has not accounted for every form. */
            UNANSWERED,
            /** Nobody has settled with the citizen that the partner has refused it. */
            REJECTED
        }
    }
}
