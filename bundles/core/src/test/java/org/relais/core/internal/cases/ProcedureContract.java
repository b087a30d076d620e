package org.relais.core.internal.cases;

import java.util.OptionalLong;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.procedures.SampleProcedures;
import org.relais.identity.Caller;
import org.relais.procedures.CaseProgress;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.StepCommand;
import org.relais.procedures.StepStatus;

/** What the contracts about procedures have in common: cases with a procedure, and work on its steps. */
abstract class ProcedureContract extends EngineContract {

    static final StepCommand DONE = new StepCommand.Do(null);

    CaseId started(String key) {
        return startedIn(key, CaseStatus.IN_PROGRESS);
    }

    CaseId startedIn(String key, CaseStatus status) {
        desk.procedures.publish(SampleProcedures.aid(Start.ON_REQUEST));
        CaseId id = status == CaseStatus.TRIAGED ? open(key, "vaccination") : assigned(key);
        if (status == CaseStatus.IN_PROGRESS || status == CaseStatus.WAITING) {
            run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        }
        desk.procedures.cases.start(OfficeFixture.DPASS, id, OptionalLong.empty(), "aid");
        if (status == CaseStatus.WAITING) {
            run(OfficeFixture.DPASS, id, new CaseCommand.Wait("avis", null));
        }
        return id;
    }

    CaseId inProgress(String key) {
        CaseId id = assigned(key);
        run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        return id;
    }

    CaseId assigned(String key) {
        CaseId id = open(key, "vaccination");
        run(OfficeFixture.DPASS, id, new CaseCommand.Assign("dpass"));
        return id;
    }

    CaseProgress perform(CaseId id, String procedure, String step) {
        return desk.procedures.cases.perform(OfficeFixture.DPASS, id, OptionalLong.empty(), procedure, step, DONE);
    }

    CaseProgress document(Caller caller, CaseId id, DocumentCommand command) {
        return desk.procedures.cases.perform(caller, id, OptionalLong.empty(), "aid", command);
    }

    static StepStatus statusOf(CaseProgress progress, String step) {
        return progress.procedures().get(0).steps().stream()
                .filter(view -> view.step().id().equals(step))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
