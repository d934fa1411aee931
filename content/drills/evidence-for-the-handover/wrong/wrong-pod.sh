# fails: waiting
# near miss: hammer does not run either, but a node has taken it
kubectl logs anvil -n smithy -c anvil --previous | grep ERROR > previous-errors.txt
kubectl get nodes -o go-template='{{range .items}}{{$n := .metadata.name}}{{range .spec.taints}}{{$n}} {{.key}}{{if .value}}={{.value}}{{end}}:{{.effect}}{{"\n"}}{{end}}{{end}}' > taints.txt
echo hammer > unschedulable.txt
kubectl get events -n smithy > reason.txt
