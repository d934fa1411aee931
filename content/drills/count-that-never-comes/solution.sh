kubectl get cronjobs,jobs -n customs
kubectl patch cronjob tally -n customs -p '{"spec":{"suspend":false,"jobTemplate":{"spec":{"activeDeadlineSeconds":120}}}}'
kubectl delete jobs --all -n customs
sleep 330
kubectl get jobs -n customs
