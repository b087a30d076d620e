package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.core.internal.intake.IntakeStore;
import org.relais.core.internal.intake.StoredContact;
import org.relais.core.internal.intake.StoredIntake;
import org.relais.directory.ChannelId;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.permissions.Visibility;
import org.relais.services.ServiceId;
import org.relais.texts.LocalizedText;

/** Intakes, contacts and known channels in the database. Thread-safe. */
@Component
public final class JpaIntakeStore implements IntakeStore {

    private final EntityManager entities;
    private final SealedForms forms;

    @Activate
    public JpaIntakeStore(
            @Reference(target = "(osgi.unit.name=core)") EntityManager entities, @Reference SealedForms forms) {
        this.entities = entities;
        this.forms = forms;
    }

    @Override
    public void add(StoredIntake intake) {
        entities.persist(new IntakeRecord(intake, forms));
    }

    @Override
    public void change(StoredIntake intake) {
        entities.find(IntakeRecord.class, intake.id().toString()).take(intake);
    }

    @Override
    public void replaceForm(IntakeId id, String form) {
        entities.find(IntakeRecord.class, id.toString()).replaceForm(form, forms);
    }

    @Override
    public Optional<StoredIntake> find(IntakeId id) {
        return Optional.ofNullable(entities.find(IntakeRecord.class, id.toString()))
                .map(found -> found.stored(forms));
    }

    @Override
    public Optional<StoredIntake> find(ChannelId channel, String key) {
        return entities.createQuery(
                        "select i from IntakeRecord i where i.channel = :channel and i.senderKey = :key",
                        IntakeRecord.class)
                .setParameter("channel", channel.value())
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .map(found -> found.stored(forms));
    }

    @Override
    public List<WaitingTurn> waiting(
            ChannelId channel, IntakeState state, @Nullable WaitingTurn after, Instant dueBy, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(state.name(), channel.value(), Timestamp.from(dueBy)));
        String rest = "";
        if (after != null) {
            rest = " and NEXT_ATTEMPT_AT >= ?4 and (NEXT_ATTEMPT_AT > ?4 or ID > ?5)";
            parameters.add(Timestamp.from(after.nextAttemptAt()));
            parameters.add(after.id().toString());
        }
        return NativeSql.rows(
                        entities,
                        "select NEXT_ATTEMPT_AT, ID from RELAIS_INTAKE where STATE = ?1 and CHANNEL = ?2"
                                + " and NEXT_ATTEMPT_AT <= ?3" + rest + " order by NEXT_ATTEMPT_AT, ID fetch first "
                                + limit + " rows only",
                        parameters)
                .stream()
                .map(row -> (Object[]) row)
                .map(row -> new WaitingTurn(NativeSql.instant(row[0]), new IntakeId(UUID.fromString((String) row[1]))))
                .toList();
    }

    @Override
    public void keepSubjects(IntakeId intake, Collection<? extends CaseKey> cases) {
        for (CaseKey key : cases) {
            String column = key instanceof CaseId ? "ID" : "REFERENCE";
            update(
                    "insert into RELAIS_INTAKE_CASE (INTAKE_ID, CASE_ID) select '" + intake
                            + "', C.ID from RELAIS_CASE C where C." + column
                            + " = ?1 and not exists (select 1 from RELAIS_INTAKE_CASE S"
                            + " where S.INTAKE_ID = ?2 and S.CASE_ID = C.ID)",
                    key.toString(),
                    intake.toString());
        }
    }

    @Override
    public Set<CaseId> subjects(IntakeId intake) {
        return NativeSql.rows(
                        entities,
                        "select CASE_ID from RELAIS_INTAKE_CASE where INTAKE_ID = ?1",
                        List.of(intake.toString()))
                .stream()
                .map(id -> new CaseId(UUID.fromString((String) id)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<CaseId> known(Collection<CaseId> cases, Visibility visibility) {
        return KnownCases.among(entities, "ID", cases, visibility).stream()
                .map(id -> new CaseId(UUID.fromString(id)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void add(StoredContact contact) {
        entities.persist(new ContactRecord(contact));
    }

    @Override
    public boolean withdraw(UUID contact) {
        return update("delete from RELAIS_CONTACT where ID = ?1 and CASES = 0", contact.toString()) == 1;
    }

    @Override
    public List<KnownChannel> channels() {
        return NativeSql.rows(
                        entities,
                        "select ID, NAME_FR, NAME_EN, SERVICE, KEEPS_REGISTER from RELAIS_CHANNEL order by ID",
                        List.of())
                .stream()
                .map(row -> (Object[]) row)
                .map(row -> new KnownChannel(
                        new ChannelId((String) row[0]),
                        new LocalizedText((String) row[1], (String) row[2]),
                        row[3] == null ? null : new ServiceId((String) row[3]),
                        ((Number) row[4]).intValue() == 1))
                .toList();
    }

    @Override
    public void remember(KnownChannel channel) {
        String id = channel.id().value();
        LocalizedText name = channel.name();
        int register = channel.keepsRegister() ? 1 : 0;
        @Nullable ServiceId service = channel.service();
        // written as text: neither driver says the type of a parameter that is null
        String of = service == null ? "null" : "'" + service + "'";
        int updated = update(
                "update RELAIS_CHANNEL set NAME_FR = ?1, NAME_EN = ?2, KEEPS_REGISTER = ?3, SERVICE = " + of
                        + " where ID = ?4",
                name.fr(),
                name.en(),
                register,
                id);
        if (updated == 0) {
            update(
                    "insert into RELAIS_CHANNEL (NAME_FR, NAME_EN, KEEPS_REGISTER, SERVICE, ID) values (?1, ?2, ?3, "
                            + of + ", ?4)",
                    name.fr(),
                    name.en(),
                    register,
                    id);
        }
    }

    private int update(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }
}
