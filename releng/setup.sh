# What ./run and ./test need before they can do their job: a JDK, Maven, Debian packages, and a build that is up to date.
# Sourced by both with $root set; leaves $JAVA_HOME, $product and the functions below.

java_release=25
maven_version=3.9.11
build=$root/.build
product=$root/releng/org.handpick.product/target/products/org.handpick

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 3; }

is_jdk() { [ -x "$1/bin/javac" ] && [ "$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')" = "$java_release" ]; }

# JAVA_HOME, the PATH, then the JVMs that the system has installed.
find_jdk() {
    local on_path= candidate
    on_path=$(command -v javac || true)
    for candidate in "${JAVA_HOME:-}" "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}" \
            /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && is_jdk "$candidate"; then
            export JAVA_HOME=$candidate PATH="$candidate/bin:$PATH"
            return
        fi
    done
    fail "Handpick needs a JDK $java_release: install one (Temurin $java_release from https://adoptium.net, for instance)" \
        "and set JAVA_HOME to it."
}

# need_packages COMMAND-OR-FILE=PACKAGE…: installs the Debian packages of what is missing, or names them.
need_packages() {
    local missing= pair
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null 2>&1 || ls /usr/lib/*/"${pair%%=*}" >/dev/null 2>&1 ||
            ls "${pair%%=*}" >/dev/null 2>&1 || missing="$missing ${pair#*=}"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing$missing"
        apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
            $missing >/dev/null || fail "These Debian packages could not be installed:$missing"
    else
        fail "Handpick needs these packages; on Debian: sudo apt-get install$missing"
    fi
}

# Sets $mvn to a Maven that Tycho can use; fetches one through the system's own when that is too old.
find_maven() {
    mvn=$(command -v mvn || true)
    local have=
    [ -z "$mvn" ] || have=$("$mvn" -version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
    case $have in
        3.9.* | 4.*) return ;;
        '') need_packages mvn=maven; mvn=$(command -v mvn) ;;
    esac
    local home=$build/apache-maven-$maven_version
    if [ ! -x "$home/bin/mvn" ]; then
        say "Fetching Maven $maven_version (Tycho needs 3.9; this system has ${have:-none})"
        mkdir -p "$build"
        (cd "$build" && "$mvn" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
            -Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin -DoutputDirectory="$build" >&2) ||
            fail "Maven $maven_version could not be fetched."
        (cd "$build" && "$JAVA_HOME/bin/jar" xf apache-maven-$maven_version-bin.zip && chmod +x "$home/bin/mvn")
    fi
    mvn=$home/bin/mvn
}

maven() { "$mvn" -B -ntp -f "$root/pom.xml" "$@"; }

# True when a file that goes into the product is newer than the last build.
is_stale() {
    [ ! -f "$build/built" ] || [ -n "$(cd "$root" && find pom.xml .mvn targetplatform bundles features releng \
        \( -name target -o -name lib -o -name '*.tests' -o -name '.polyglot*' -o -name '.tycho*' \) -prune -o -newer "$build/built" -type f -print |
        head -n 1)" ]
}

# Tycho compiles only the files that are newer than their classes; what depends on them would stay as it was.
forget_classes() { find "$root/bundles" -path '*/target/classes' -prune -exec rm -rf {} +; }

build_product() {
    is_stale || return 0
    find_maven
    mkdir -p "$build"
    say "Building Handpick (the first time fetches what it is built from)…"
    touch "$build/starting"
    forget_classes
    maven package -DskipTests >"$build/build.log" 2>&1 || {
        grep -E '^\[ERROR\]' "$build/build.log" | head -n 30 >&2
        fail "The build failed; the whole log is $build/build.log"
    }
    mv "$build/starting" "$build/built"
}

on_linux() { [ "$(uname -s)" = Linux ]; }

platform_folder() {
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64) echo linux/gtk/x86_64 ;;
        Linux-aarch64) echo linux/gtk/aarch64 ;;
        Darwin-x86_64) echo macosx/cocoa/x86_64 ;;
        Darwin-arm64) echo macosx/cocoa/aarch64 ;;
        *) fail "Handpick is built for Linux, macOS and Windows; on Windows start handpick.cmd of the built product." ;;
    esac
}
