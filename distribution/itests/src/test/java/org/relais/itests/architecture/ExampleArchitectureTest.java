package org.relais.itests.architecture;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.junit.LocationProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plug-ins to learn from keep the rules of those that are shipped. */
@AnalyzeClasses(locations = ExampleArchitectureTest.Example.class)
class ExampleArchitectureTest {

    @ArchTest
    static final ArchTests IMPORTS = ArchTests.in(ImportRules.class);

    @ArchTest
    static final ArchTests CODE = ArchTests.in(CodeRules.class);

    static final class Example implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Stream.of("example.channel", "example.service")
                    .map(property -> Path.of(System.getProperty(property)))
                    .map(jar -> Location.of(URI.create("jar:" + jar.toUri() + "!/")))
                    .collect(Collectors.toSet());
        }
    }
}
