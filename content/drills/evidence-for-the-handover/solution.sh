kubectl logs anvil -n smithy -c anvil --previous | grep ERROR > previous-errors.txt
kubectl get nodes -o go-template='{{range .items}}{{$n := .metadata.name}}{{range .spec.taints}}{{$n}} {{.key}}{{if .value}}={{.value}}{{end}}:{{.effect}}{{"\n"}}{{end}}{{end}}' > taints.txt
kubectl get events -n smithy --sort-by=.lastTimestamp | grep FailedScheduling
echo tongs > unschedulable.txt
kubectl get events -n smithy --field-selector involvedObject.name=hammer -o jsonpath='{range .items[*]}{.message}{"\n"}{end}' | grep 'Failed to pull image' | head -n 1 > reason.txt
cat previous-errors.txt taints.txt reason.txt
