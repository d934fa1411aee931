# fails: alarm-runs, alarm-first, report-waits
# a class does nothing until Pods name it
kubectl create priorityclass lifesaving --value=40001
kubectl create priorityclass patient --value=100 --preemption-policy=Never
