package org.relais.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a contract against a plug-in that keeps it, or breaks it. */
public final class ContractRun {

    private ContractRun() {}

    /** Fails unless the test with this name, maybe among others, fails for the plug-in. */
    public static void assertFound(String test, Class<?> plugIn) {
        Set<String> failures = failures(plugIn);
        assertTrue(failures.contains(test), () -> plugIn.getSimpleName() + " fails " + failures);
    }

    /** The names of the tests that fail. */
    public static Set<String> failures(Class<?> contract) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        LauncherFactory.create().execute(request, listener);
        assertTrue(listener.getSummary().getTestsFoundCount() > 10, "the contract was not run");
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName().replace("()", ""))
                .collect(Collectors.toSet());
    }
}
