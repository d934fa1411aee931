# fails: no-hanging
# near miss: who hangs does not fail, and there is nothing to count
kubectl patch cronjob tally -n customs -p '{"spec":{"suspend":false,"startingDeadlineSeconds":120,"jobTemplate":{"spec":{"backoffLimit":0}}}}'
kubectl delete jobs --all -n customs
sleep 330
