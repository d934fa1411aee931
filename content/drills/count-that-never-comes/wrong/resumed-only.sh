# fails: counts, no-hanging
# near miss: the run that hangs goes on hanging, and Forbid means it
kubectl patch cronjob tally -n customs -p '{"spec":{"suspend":false}}'
sleep 330
