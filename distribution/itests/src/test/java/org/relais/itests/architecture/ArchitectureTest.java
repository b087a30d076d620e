package org.relais.itests.architecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** Every class of every bundle that the archive ships keeps the rules. */
@AnalyzeClasses(locations = ShippedClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests IMPORTS = ArchTests.in(ImportRules.class);

    @ArchTest
    static final ArchTests CODE = ArchTests.in(CodeRules.class);

    @ArchTest
    static final ArchTests DOOR = ArchTests.in(DoorRules.class);
}
