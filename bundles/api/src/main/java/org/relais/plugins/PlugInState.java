package org.relais.plugins;

/** How far a version of a plug-in is trusted. */
public enum PlugInState {
    /** It runs, and has shown that it works: its file is kept to come back to. */
    PROVEN,
    /** It runs, or is being started, and is watched: the first fault takes it back. */
    PROBATION,
    /** It failed while it was watched; its file and the reason are in the folder {@code rejected}. */
    TAKEN_BACK
}
