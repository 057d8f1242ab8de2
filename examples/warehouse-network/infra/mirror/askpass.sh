#!/usr/bin/env bash
# git asks this for a name and a password (GIT_ASKPASS): the token stands in no argument, address or variable.
case $1 in
  Username*) echo x-access-token ;;
  *) cat "$GIT_TOKEN_FILE" ;;
esac
