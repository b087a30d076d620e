package org.relais.core.internal.procedures;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.OptionalInt;
import org.relais.cases.CaseNotes;
import org.relais.cases.CaseService;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.cases.AutomaticProcedures;
import org.relais.core.internal.cases.CaseReadings;
import org.relais.core.internal.cases.CommandChecks;
import org.relais.core.internal.cases.CommandRules;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.KnownTies;
import org.relais.core.internal.cases.OpenDuties;
import org.relais.core.internal.cases.RepeatedAttempts;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.entity.JpaCaseProcedureStore;
import org.relais.core.internal.entity.JpaTemplateStore;
import org.relais.directory.Agents;
import org.relais.permissions.Permissions;
import org.relais.procedures.CaseProcedures;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplates;
import org.relais.procedures.ProcedureVersion;
import org.relais.spi.persistence.UnitOfWork;

/** The procedures of a desk on a real database. */
public final class ProcedureFixture {

    private final UnitOfWork unitOfWork;
    private final JpaTemplateStore templateStore;
    private final JpaCaseProcedureStore store;
    private final TemplateCatalogue catalogue;
    private final ProcedureLoads loads;
    private final Clock clock;
    final Publication publication;
    public CaseProcedures cases;
    public RequestedDocuments requested;
    public ProcedureTemplates templates;

    public ProcedureFixture(
            UnitOfWork unitOfWork,
            EntityManager entities,
            OfficeVersions versions,
            OfficeJournal journal,
            OfficeFixture office,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        templateStore = new JpaTemplateStore(entities);
        store = new JpaCaseProcedureStore(entities);
        catalogue = new TemplateCatalogue(unitOfWork, templateStore, versions, office);
        loads = new ProcedureLoads(catalogue, office);
        publication = new Publication(unitOfWork, templateStore, journal, clock);
    }

    public OpenDuties duties() {
        return new FollowedDuties(catalogue, store);
    }

    public AutomaticProcedures automatic() {
        return new StartedByTopic(catalogue, store, loads, clock);
    }

    /** Once the engine is there. */
    public void connect(
            JournaledChanges changes,
            KnownTies ties,
            RepeatedAttempts attempts,
            CommandRules rules,
            CaseService engine,
            CaseNotes notes,
            CommandChecks checks,
            CaseReadings readings,
            Permissions permissions,
            OfficeFixture office,
            Agents agents) {
        ProcedureChanges procedures = new ProcedureChanges(store, loads, changes, ties);
        ProcedureRights rights = new ProcedureRights(permissions, office, agents);
        DocumentWork documents = new DocumentWork(procedures, changes, rules, engine, notes);
        cases = new TransactionalCaseProcedures(
                unitOfWork, attempts, changes, checks, readings, permissions, rights, catalogue, procedures, documents);
        requested = new RequestedDocuments(store, catalogue, procedures, documents, attempts);
        Migrations migrations =
                new Migrations(unitOfWork, attempts, changes, store, catalogue, procedures, permissions);
        templates = new PublishedTemplates(
                unitOfWork, templateStore, catalogue, publication, migrations, permissions, office, agents, checks);
    }

    public ProcedureVersion publish(ProcedureTemplate template) {
        return publication.publish(OfficeFixture.SUPERVISOR, template, OptionalInt.empty(), "test");
    }
}
