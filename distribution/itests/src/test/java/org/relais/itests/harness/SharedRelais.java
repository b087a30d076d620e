package org.relais.itests.harness;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** {@code @ExtendWith(SharedRelais.class)}: one container for the whole run, started on Derby with the demo accounts. */
public final class SharedRelais implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedRelais.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningRelais.class
                || parameter.getParameter().getType() == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningRelais relais = shared(context);
        return parameter.getParameter().getType() == Api.class ? new Api(relais.url()) : relais;
    }

    /** Kept in the root store, which closes it at the end of the run. */
    private static RunningRelais shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(ExamContainer.class, none -> started(), ExamContainer.class);
    }

    private static ExamContainer started() {
        ExamContainer container = new ExamContainer();
        container.start();
        return container;
    }
}
