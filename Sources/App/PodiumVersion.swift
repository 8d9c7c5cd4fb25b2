/// Which Podium this is: `podium --version`, and what it notes in the databases that it writes.
package enum PodiumVersion {
    package static let number = "0.1.0"
}
