package org.relais.core.internal.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.administration.DepartmentEdit;
import org.relais.administration.DirectoryEntry;
import org.relais.administration.DirectoryErrors;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** What an edit of a department comes to. Pure. */
final class DepartmentChecks {

    private static final int MOST_ALIASES = 40;

    private final OfficeOverlay overlay;
    private final Office office;
    private final EditMistakes mistakes = new EditMistakes();

    DepartmentChecks(OfficeOverlay overlay) {
        this.overlay = overlay;
        this.office = overlay.office();
    }

    /** @throws RelaisException {@code invalid-request} that names everything to be corrected; {@code still-in-use} */
    DirectoryEntry<Department> apply(DepartmentId id, DepartmentEdit edit) {
        mistakes.id(id.value(), EditMistakes.CODE, EditMistakes.CODE_EXPECTED);
        mistakes.name(edit.name());
        mistakes.reason(edit.reason());
        ownName(id);
        @Nullable DepartmentId parent = parent(id, edit.parent());
        Set<String> aliases = aliases(id, edit.aliases());
        @Nullable DepartmentId successor = successor(id, edit);
        mistakes.check();
        if (edit.closed()) {
            requireClosable(id, successor);
        }
        Department department = new Department(id, edit.kind(), edit.name(), parent, aliases);
        return new DirectoryEntry<>(department, edit.closed(), successor, 0);
    }

    /** A name that leads to another department cannot be given to a new one. */
    private void ownName(DepartmentId id) {
        overlay.departments().stream()
                .map(DirectoryEntry::value)
                .filter(other ->
                        other.aliases().contains(id.value()) && !other.id().equals(id))
                .findFirst()
                .ifPresent(other -> mistakes.refuse(
                        "/id",
                        new LocalizedText("« %s » est un ancien nom de %s.", "'%s' is a former name of %s.")
                                .formatted(id, other.id())));
    }

    private @Nullable DepartmentId parent(DepartmentId id, @Nullable String given) {
        if (given == null) {
            return null;
        }
        @Nullable DepartmentId parent = mistakes.department("/parent", given, office);
        if (parent != null && overlay.isBelow(parent, id)) {
            mistakes.refuse(
                    "/parent",
                    new LocalizedText("« %s » dépendrait de lui-même.", "'%s' would belong to itself.").formatted(id));
        }
        return parent;
    }

    private Set<String> aliases(DepartmentId id, List<String> given) {
        mistakes.atMost("/aliases", given, MOST_ALIASES);
        Set<String> aliases = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String alias = given.get(i);
            String pointer = "/aliases/" + i;
            if (!EditMistakes.CODE.matcher(alias).matches()) {
                mistakes.refuse(pointer, EditMistakes.CODE_EXPECTED);
            } else {
                office.department(alias)
                        .filter(other -> !other.id().equals(id))
                        .ifPresent(other -> mistakes.refuse(
                                pointer,
                                new LocalizedText("« %s » mène déjà à %s.", "'%s' leads to %s already.")
                                        .formatted(alias, other.id())));
            }
            if (!alias.equals(id.value())) {
                aliases.add(alias);
            }
        }
        return aliases;
    }

    private @Nullable DepartmentId successor(DepartmentId id, DepartmentEdit edit) {
        if (edit.successor() == null) {
            return null;
        }
        @Nullable DepartmentId successor = mistakes.department("/successor", edit.successor(), office);
        if (!edit.closed()) {
            mistakes.refuse(
                    "/successor",
                    new LocalizedText(
                            "Seule une direction fermée (closed) a un successeur.",
                            "Only a closed department has a successor."));
        } else if (id.equals(successor)) {
            mistakes.refuse(
                    "/successor", new LocalizedText("Désignez une autre direction.", "Name another department."));
        }
        return successor;
    }

    private void requireClosable(DepartmentId id, @Nullable DepartmentId successor) {
        if (id.equals(office.desk())) {
            throw stillInUse(new LocalizedText(
                    "C'est la direction de l'accueil ; désignez-en d'abord une autre dans la configuration de l'office.",
                    "It is the department of the reception desk; name another one in the office pack first."));
        }
        String below = office.departments().stream()
                .filter(department -> id.equals(department.parent()))
                .map(department -> department.id().value())
                .sorted()
                .collect(Collectors.joining(", "));
        if (successor == null && !below.isEmpty()) {
            throw stillInUse(new LocalizedText(
                            "%s en dépendent ; rattachez-les ailleurs ou désignez un successeur (successor).",
                            "%s belong to it; move them elsewhere or name a successor.")
                    .formatted(below));
        }
    }

    static RelaisException stillInUse(LocalizedText detail) {
        return RelaisException.of(DirectoryErrors.STILL_IN_USE, detail);
    }
}
