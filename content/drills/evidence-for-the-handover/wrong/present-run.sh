# fails: previous
# near miss: without --previous it is the run that goes on
kubectl logs anvil -n smithy -c anvil | grep ERROR > previous-errors.txt
kubectl get nodes -o go-template='{{range .items}}{{$n := .metadata.name}}{{range .spec.taints}}{{$n}} {{.key}}{{if .value}}={{.value}}{{end}}:{{.effect}}{{"\n"}}{{end}}{{end}}' > taints.txt
echo tongs > unschedulable.txt
echo 'Back-off pulling image "nginx:9.9"' > reason.txt
