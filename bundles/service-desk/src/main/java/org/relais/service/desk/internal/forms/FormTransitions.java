package org.relais.service.desk.internal.forms;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relais.services.FormAction;
import org.relais.services.FormState;

/**
 * The life of a form: (state, action) to the state after it. Pure; nothing else decides what may follow what. A complete form can be
 * found incomplete again when the rules change, and given back on the citizen's wish, as long as it is on no slip.
 */
public final class FormTransitions {

    private static final Map<FormState, Map<FormAction, FormState>> TABLE = new EnumMap<>(FormState.class);

    static {
        row(FormState.RECEIVED, Map.of(FormAction.REGISTER, FormState.REGISTERED));
        row(
                FormState.REGISTERED,
                Map.of(
                        FormAction.FIND_COMPLETE, FormState.COMPLETE,
                        FormAction.FIND_INCOMPLETE, FormState.INCOMPLETE));
        row(
                FormState.INCOMPLETE,
                Map.of(
                        FormAction.FIND_COMPLETE, FormState.COMPLETE,
                        FormAction.FIND_INCOMPLETE, FormState.INCOMPLETE,
                        FormAction.RETURN, FormState.RETURNED));
        row(
                FormState.COMPLETE,
                Map.of(
                        FormAction.FIND_COMPLETE, FormState.COMPLETE,
                        FormAction.FIND_INCOMPLETE, FormState.INCOMPLETE,
                        FormAction.RETURN, FormState.RETURNED,
                        FormAction.BATCH, FormState.BATCHED));
        row(
                FormState.BATCHED,
                Map.of(
                        FormAction.UNBATCH, FormState.COMPLETE,
                        FormAction.TRANSMIT, FormState.TRANSMITTED));
        row(
                FormState.TRANSMITTED,
                Map.of(
                        FormAction.ACKNOWLEDGE, FormState.ACKNOWLEDGED,
                        FormAction.REJECT, FormState.REJECTED));
        row(
                FormState.ACKNOWLEDGED,
                Map.of(
                        FormAction.RECONSIDER, FormState.TRANSMITTED,
                        FormAction.CLOSE, FormState.CLOSED));
        row(
                FormState.REJECTED,
                Map.of(
                        FormAction.RECONSIDER, FormState.TRANSMITTED,
                        FormAction.CLOSE, FormState.CLOSED));
        row(FormState.RETURNED, Map.of(FormAction.PURGE, FormState.RETURNED));
        row(FormState.CLOSED, Map.of(FormAction.PURGE, FormState.CLOSED));
    }

    private FormTransitions() {}

    private static void row(FormState state, Map<FormAction, FormState> actions) {
        TABLE.put(state, new EnumMap<>(actions));
    }

    /** The state after the action, or empty when the action is not allowed in this state. */
    public static Optional<FormState> after(FormState state, FormAction action) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(action));
    }

    /** What may happen in a state. */
    public static Set<FormAction> allowedIn(FormState state) {
        return TABLE.getOrDefault(state, Map.of()).keySet();
    }
}
