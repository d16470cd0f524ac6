#!/bin/sh
# Install the programs and libraries named that are missing, where this user may; otherwise say which command does it.
# Usage: setup/system.sh NEED…      NEED is one of: venv office browser quick-browser fonts pdf pdf-engine epub java
set -eu

has_font() { fc-list : family 2>/dev/null | grep -q "$1"; }
has_poppler() { /usr/bin/python3 -c 'import gi; gi.require_version("Poppler", "0.18")' 2>/dev/null; }
has_office() { # Distributions split it: sheets, texts and slides are each a package.
    office=$(dirname "$(readlink -f "$(command -v soffice)" 2>/dev/null)")
    [ -x "$office/scalc" ] && [ -x "$office/swriter" ] && [ -x "$office/simpress" ]
}
has_library() { python3 -c "import ctypes.util, sys; sys.exit(not ctypes.util.find_library('$1'))" 2>/dev/null; }

missing() {
    case $1 in
    venv) ! python3 -c 'import ensurepip, venv' 2>/dev/null ;;
    office) ! has_office && [ ! -x /Applications/LibreOffice.app/Contents/MacOS/soffice ] ;;
    browser) ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1 &&
        ! command -v google-chrome >/dev/null 2>&1 &&
        [ ! -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] ;;
    quick-browser) ! command -v chromium-headless-shell >/dev/null 2>&1 ;;
    fonts) ! has_font 'DejaVu Sans' || ! has_font 'Noto Sans' || ! has_font 'Noto Naskh Arabic' ;;
    pdf) ! command -v pdftoppm >/dev/null 2>&1 || { [ -x /usr/bin/apt-get ] && ! has_poppler; } ;;
    epub) ! command -v epubcheck >/dev/null 2>&1 ;;
    java) ! command -v java >/dev/null 2>&1 ;;
    pdf-engine) ! has_library pango-1.0 || ! has_library pangoft2-1.0 || ! has_library harfbuzz-subset ;;
    esac
}

packages() { # manager, need
    case $1:$2 in
    apt:venv) echo python3-venv ;;
    apt:office) echo libreoffice-calc libreoffice-writer libreoffice-impress ;;
    apt:browser) echo chromium ;;
    apt:quick-browser) echo chromium-headless-shell ;;
    apt:fonts) echo fonts-dejavu fonts-noto-core ;;
    apt:pdf) echo poppler-utils python3-gi gir1.2-poppler-0.18 ;;
    apt:java) echo default-jre-headless ;;
    apt:pdf-engine) echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig ;;
    apt:epub) echo epubcheck default-jre-headless ;;
    dnf:office) echo libreoffice-calc libreoffice-writer libreoffice-impress ;;
    dnf:browser) echo chromium ;;
    dnf:fonts) echo dejavu-sans-fonts google-noto-sans-fonts google-noto-naskh-arabic-fonts ;;
    dnf:pdf) echo poppler-utils ;;
    dnf:java) echo java-latest-openjdk-headless ;;
    dnf:pdf-engine) echo pango harfbuzz fontconfig ;;
    brew:office) echo libreoffice ;;
    brew:browser) echo google-chrome ;;
    brew:fonts) echo font-dejavu font-noto-sans font-noto-naskh-arabic ;;
    brew:pdf) echo poppler ;;
    brew:epub) echo epubcheck ;;
    brew:java) echo openjdk ;;
    brew:pdf-engine) echo pango fontconfig ;;
    esac
}

needs=""
for need in "$@"; do
    if missing "$need"; then needs="$needs $need"; fi
done
[ -n "$needs" ] || exit 0

manager=""
for name in apt-get dnf brew; do
    if command -v $name >/dev/null 2>&1; then manager=$name && break; fi
done
wanted=""
for need in $needs; do wanted="$wanted $(packages "${manager%-get}" "$need")"; done
# What this manager does not have, only some tests need: they are left out then.
[ -z "$manager" ] || [ -n "$(echo $wanted)" ] || exit 0

as_root=""
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then as_root="sudo "; fi
case $manager in
apt-get) command="${as_root}apt-get install -y --no-install-recommends$wanted" ;;
dnf) command="${as_root}dnf install -y$wanted" ;;
brew) command="brew install$wanted" ;;
*)
    echo "Missing:$needs. Install them with your system's package manager, then run make again." >&2
    exit 2
    ;;
esac

may_install() { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }
if may_install; then
    echo "Installing:$wanted"
    if [ "$manager" = apt-get ]; then ${as_root}apt-get update -qq >/dev/null || true; fi
    # shellcheck disable=SC2086
    if DEBIAN_FRONTEND=noninteractive $command >/dev/null; then exit 0; fi
fi
echo "Some system packages are missing. Install them with this command, then run make again:" >&2
echo "    $command" >&2
exit 2
