package org.relais.service.claimforms.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.service.claimforms.internal.mutuals.Mutual;
import org.relais.service.claimforms.internal.mutuals.MutualStore;
import org.relais.service.claimforms.internal.mutuals.Spelling;

/** Mutuals and their spellings in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaMutualStore implements MutualStore {

    private final EntityManager entities;

    @Activate
    public JpaMutualStore(@Reference(target = "(osgi.unit.name=claimforms)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<Mutual> list() {
        Map<String, List<String>> aliases = new HashMap<>();
        entities.createQuery(
                        "select s from SpellingRecord s where s.alias is not null order by s.position",
                        SpellingRecord.class)
                .getResultStream()
                .forEach(spelling -> aliases.computeIfAbsent(spelling.mutual(), none -> new ArrayList<>())
                        .add(spelling.alias()));
        return entities.createQuery("select m from MutualRecord m order by m.code", MutualRecord.class)
                .getResultStream()
                .map(row -> row.mutual(aliases.getOrDefault(row.code(), List.of())))
                .toList();
    }

    @Override
    public Optional<Mutual> find(String code) {
        return Optional.ofNullable(entities.find(MutualRecord.class, code)).map(this::mutual);
    }

    @Override
    public Optional<Mutual> written(String name) {
        return Optional.ofNullable(entities.find(SpellingRecord.class, Spelling.folded(name)))
                .flatMap(spelling -> find(spelling.mutual()));
    }

    private Mutual mutual(MutualRecord row) {
        List<String> aliases = spellings(row.code()).stream()
                .map(SpellingRecord::alias)
                .filter(Objects::nonNull)
                .toList();
        return row.mutual(aliases);
    }

    private List<SpellingRecord> spellings(String code) {
        return entities.createQuery(
                        "select s from SpellingRecord s where s.mutual = :mutual order by s.position",
                        SpellingRecord.class)
                .setParameter("mutual", code)
                .getResultList();
    }

    @Override
    public Mutual put(Mutual mutual) {
        @Nullable MutualRecord before = entities.find(MutualRecord.class, mutual.code());
        MutualRecord row = before == null ? new MutualRecord(mutual) : before;
        if (before == null) {
            entities.persist(row);
            // the spellings refer to it
            entities.flush();
        } else {
            row.take(mutual);
            // also when nothing but its spellings changes
            entities.lock(row, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        }
        putSpellings(mutual);
        entities.flush();
        return mutual(row);
    }

    /** Those that stay are changed in place: the rows of a flush are added before others are removed. */
    private void putSpellings(Mutual mutual) {
        Map<String, SpellingRecord> wanted = spellings(mutual);
        for (SpellingRecord present : spellings(mutual.code())) {
            @Nullable SpellingRecord same = wanted.remove(present.folded());
            if (same == null) {
                entities.remove(present);
            } else {
                present.take(same);
            }
        }
        wanted.values().forEach(entities::persist);
    }

    private static Map<String, SpellingRecord> spellings(Mutual mutual) {
        Map<String, SpellingRecord> spellings = new HashMap<>();
        for (String name :
                List.of(mutual.code(), mutual.name().fr(), mutual.name().en())) {
            spellings.putIfAbsent(Spelling.folded(name), SpellingRecord.ofName(mutual.code(), name));
        }
        for (int i = 0; i < mutual.aliases().size(); i++) {
            String alias = mutual.aliases().get(i);
            spellings.putIfAbsent(Spelling.folded(alias), SpellingRecord.ofAlias(mutual.code(), alias, i + 1));
        }
        return spellings;
    }
}
