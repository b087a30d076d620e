package org.relais.core.internal.procedures;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Topic;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.ProcedureVersion;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Templates in memory. A version never changes, so it is kept for good; what the newest ones are is known
 * by the version of the office's procedures, at most a second behind another node. Thread-safe.
 */
@Component(service = TemplateCatalogue.class)
public final class TemplateCatalogue {

    private record Key(String id, int version) {}

    private record Newest(long areaVersion, List<ProcedureVersion> versions) {}

    private final UnitOfWork unitOfWork;
    private final TemplateStore store;
    private final OfficeVersions versions;
    private final OfficeDirectory directory;
    private final Map<Key, ProcedureVersion> known = new ConcurrentHashMap<>();
    private volatile Newest newest = new Newest(0, List.of());

    @Activate
    public TemplateCatalogue(
            @Reference UnitOfWork unitOfWork,
            @Reference TemplateStore store,
            @Reference OfficeVersions versions,
            @Reference OfficeDirectory directory) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.versions = versions;
        this.directory = directory;
    }

    /** The newest version of every template, by id. */
    List<ProcedureVersion> newest() {
        long current = versions.version(OfficeArea.PROCEDURES);
        Newest seen = newest;
        if (seen.areaVersion() != current) {
            seen = new Newest(current, unitOfWork.read(store::newest));
            newest = seen;
        }
        return seen.versions();
    }

    /** @throws RelaisException {@code not-found} */
    ProcedureVersion newest(String id) {
        return find(id).orElseThrow(() -> RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas de démarche « %s ».", "There is no procedure '%s'.").formatted(id)));
    }

    Optional<ProcedureVersion> find(String id) {
        return newest().stream()
                .filter(version -> version.template().id().equals(id))
                .findFirst();
    }

    /** @throws RelaisException {@code not-found} */
    ProcedureVersion require(String id, int version) {
        Key key = new Key(id, version);
        @Nullable ProcedureVersion cached = known.get(key);
        if (cached != null) {
            return cached;
        }
        ProcedureVersion found = unitOfWork
                .read(() -> store.find(id, version))
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText(
                                        "La démarche « %s » n'a pas de version %d.",
                                        "The procedure '%s' has no version %d.")
                                .formatted(id, version)));
        known.put(key, found);
        return found;
    }

    ProcedureTemplate templateOf(FollowedProcedure followed) {
        return require(followed.template(), followed.version()).template();
    }

    /** Those that every case of the topic follows. */
    List<ProcedureVersion> automatic(@Nullable String topic) {
        return newest().stream()
                .filter(version -> version.template().starts() == Start.AUTOMATICALLY)
                .filter(version -> isFor(version.template(), topic))
                .toList();
    }

    /** Is it for this topic, or for one that the topic is a part of? */
    boolean isFor(ProcedureTemplate template, @Nullable String topic) {
        return template.topics().isEmpty()
                || topic != null
                        && directory.office().lineage(topic).stream()
                                .map(Topic::id)
                                .anyMatch(template.topics()::contains);
    }
}
