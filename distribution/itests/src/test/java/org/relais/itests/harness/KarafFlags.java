package org.relais.itests.harness;

import java.util.stream.Stream;

/** What {@code bin/relais} tells the virtual machine for the container, and Pax Exam does not. */
final class KarafFlags {

    private static final String ENDORSED = "lib/endorsed/org.apache.karaf.specs.";

    private KarafFlags() {}

    /** Paths are relative to the installation, in which Pax Exam starts the process. */
    static Stream<String> all() {
        String version = System.getProperty("karaf.version");
        Stream<String> patches = Stream.of(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=" + ENDORSED + "locator-" + version + ".jar",
                "--patch-module",
                "java.xml=" + ENDORSED + "java.xml-" + version + ".jar");
        Stream<String> opens = Stream.of(
                        "java.base/java.security",
                        "java.base/java.net",
                        "java.base/java.lang",
                        "java.base/java.util",
                        "java.naming/javax.naming.spi",
                        "java.rmi/sun.rmi.transport.tcp")
                .map(name -> "--add-opens=" + name + "=ALL-UNNAMED");
        Stream<String> exports = Stream.of(
                        "java.base/sun.net.www.protocol.file",
                        "java.base/sun.net.www.protocol.ftp",
                        "java.base/sun.net.www.protocol.http",
                        "java.base/sun.net.www.protocol.https",
                        "java.base/sun.net.www.protocol.jar",
                        "java.base/sun.net.www.content.text",
                        "jdk.xml.dom/org.w3c.dom.html",
                        "jdk.naming.rmi/com.sun.jndi.url.rmi",
                        "java.rmi/sun.rmi.registry",
                        "java.security.sasl/com.sun.security.sasl",
                        "java.naming/com.sun.jndi.ldap")
                .map(name -> "--add-exports=" + name + "=ALL-UNNAMED");
        return Stream.of(patches, opens, exports).flatMap(flags -> flags);
    }
}
