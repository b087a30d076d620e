package org.relais.core.internal.cases;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.BulkActions;
import org.relais.cases.BulkRequest;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseService;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes each case through the same door as a single command, so that nothing is possible in bulk that is not possible alone. */
@Component
public final class OneByOneBulkActions implements BulkActions {

    private static final Logger LOG = LoggerFactory.getLogger(OneByOneBulkActions.class);

    private static final LocalizedText DEFECT = new LocalizedText(
            "Rien n'a été changé sur ce dossier ; le journal du serveur dit pourquoi.",
            "Nothing was changed on this case; the log of the server says why.");

    private final CaseService cases;
    private final Permissions permissions;

    @Activate
    public OneByOneBulkActions(@Reference CaseService cases, @Reference Permissions permissions) {
        this.cases = cases;
        this.permissions = permissions;
    }

    @Override
    public List<Outcome> perform(Caller caller, BulkRequest request) {
        permissions.require(caller, CorePermissions.CASE_READ);
        List<Outcome> outcomes = new ArrayList<>(request.items().size());
        for (BulkRequest.Item item : request.items()) {
            outcomes.add(perform(caller, item, request));
        }
        return outcomes;
    }

    private Outcome perform(Caller caller, BulkRequest.Item item, BulkRequest request) {
        try {
            CaseKey key = CaseKey.of(item.name());
            return new Outcome.Done(
                    item.name(), cases.execute(caller, key, item.expectedRevision(), request.command()));
        } catch (RelaisException refused) {
            return new Outcome.Refused(item.name(), refused);
        } catch (RuntimeException defect) {
            // what was done to the cases before must be told all the same
            LOG.error("A bulk {} failed on case {}", request.command().action(), item.name(), defect);
            return new Outcome.Refused(item.name(), RelaisException.of(Errors.INTERNAL, DEFECT));
        }
    }
}
