const creativeCommons = 'http://creativecommons.org/licenses/'
const openData = 'http://opendatacommons.org/licenses/'

/**
 * Licences by the identifiers that CKAN gives them. Those without a version are what the Open Definition, whose register
 * they come from, took them for.
 * @see https://licenses.opendefinition.org/
 */
export const licences: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'cc-zero': 'http://creativecommons.org/publicdomain/zero/1.0/',
    'cc0-1.0': 'http://creativecommons.org/publicdomain/zero/1.0/',
    'cc-by': `${creativeCommons}by/4.0/`,
    'cc-by-4.0': `${creativeCommons}by/4.0/`,
    'cc-by-3.0': `${creativeCommons}by/3.0/`,
    'cc-by-2.5': `${creativeCommons}by/2.5/`,
    'cc-by-sa': `${creativeCommons}by-sa/4.0/`,
    'cc-by-sa-4.0': `${creativeCommons}by-sa/4.0/`,
    'cc-by-sa-3.0': `${creativeCommons}by-sa/3.0/`,
    'cc-by-nd-4.0': `${creativeCommons}by-nd/4.0/`,
    'cc-by-nc-4.0': `${creativeCommons}by-nc/4.0/`,
    'cc-by-nc-sa-4.0': `${creativeCommons}by-nc-sa/4.0/`,
    'cc-by-nc-nd-4.0': `${creativeCommons}by-nc-nd/4.0/`,
    'odc-by': `${openData}by/1.0/`,
    'odc-by-1.0': `${openData}by/1.0/`,
    'odc-odbl': `${openData}odbl/1.0/`,
    'odbl-1.0': `${openData}odbl/1.0/`,
    'odc-pddl': `${openData}pddl/1.0/`,
    'odc-pddl-1.0': `${openData}pddl/1.0/`,
    'pddl-1.0': `${openData}pddl/1.0/`,
    'uk-ogl': 'http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    gfdl: 'http://www.gnu.org/licenses/fdl-1.3.html',
  }),
)

/** The European data themes, by what portals call their groups. */
export const themes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AGRI: 'agriculture agriculture-fisheries-forestry-and-food agriculture-fisheries-forestry-food jordbruk-fiske-skogsbruk-och-livsmedel',
    ECON: 'economy economy-and-finance economy-finance ekonomi-och-finans',
    EDUC: 'education education-culture-and-sport education-culture-sport utbildning-kultur-och-sport',
    ENER: 'energy energi',
    ENVI: 'environment miljo',
    GOVE: 'government government-and-public-sector government-public-sector regeringen-och-den-offentliga-sektorn',
    HEAL: 'health halsa',
    INTR: 'international-issues internationella-fragor',
    JUST: 'justice justice-legal-system-and-public-safety justice-legal-system-public-safety rattvisa-rattsliga-system-och-allman-sakerhet',
    OP_DATPRO: 'provisional-data provisoriska-data',
    REGI: 'regions regions-and-cities regions-cities regioner-och-stader',
    SOCI: 'population-and-society population-society befolkning-och-samhalle',
    TECH: 'science-and-technology science-technology vetenskap-och-teknik',
    TRAN: 'transport',
  }).flatMap(([code, names]) => [code.toLowerCase(), ...names.split(' ')].map(name => [name, code] as const)),
)

/** Algorithms of checksums, by their names and by how many hexadecimal digits they give. */
export const checksumAlgorithms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    md5: 'http://spdx.org/rdf/terms#checksumAlgorithm_md5',
    sha1: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha1',
    sha256: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256',
    sha512: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha512',
    32: 'http://spdx.org/rdf/terms#checksumAlgorithm_md5',
    40: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha1',
    64: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256',
    128: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha512',
  }),
)
