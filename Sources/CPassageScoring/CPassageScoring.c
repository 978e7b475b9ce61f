#include "CPassageScoring.h"
