package org.relais.service.claimforms.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.relais.service.claimforms.internal.mutuals.Mutual;
import org.relais.service.claimforms.internal.mutuals.MutualStore;
import org.relais.service.claimforms.internal.mutuals.Spelling;
import org.relais.texts.LocalizedText;

/** Mutuals that do not change. */
public record KnownMutuals(List<Mutual> mutuals) implements MutualStore {

    /** An active one whose forms go to the destination of the same name. */
    public static Mutual mutual(String code, String name, String... aliases) {
        return new Mutual(code, new LocalizedText(name, name + " (en)"), List.of(aliases), code, true, 1);
    }

    @Override
    public List<Mutual> list() {
        return mutuals;
    }

    @Override
    public Optional<Mutual> find(String code) {
        return mutuals.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    @Override
    public Optional<Mutual> written(String name) {
        return mutuals.stream()
                .filter(one -> Stream.concat(
                                Stream.of(
                                        one.code(), one.name().fr(), one.name().en()),
                                one.aliases().stream())
                        .anyMatch(spelling -> Spelling.folded(spelling).equals(Spelling.folded(name))))
                .findFirst();
    }

    @Override
    public Mutual put(Mutual mutual) {
        throw new UnsupportedOperationException("these do not change");
    }
}
