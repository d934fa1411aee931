# fails: cpu, memory, throttled, reserved
# damages: deployments.apps/tides -n harbour
# looks at what is asked for instead of what is used
POD=$(kubectl get pods -n harbour -l app=tides -o jsonpath='{.items[0].metadata.name}')
echo harbour $POD tides > cpu.txt
echo harbour tides > memory.txt
kubectl set resources deployment tides -n harbour --requests=cpu=250m,memory=400Mi --limits=cpu=250m
