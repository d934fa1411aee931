A manifest that is no pod, or whose container does not start: what the kubelet's journal says. Source: Kubernetes
documentation, "Create static Pods", "Troubleshooting Clusters"; pkg/kubelet/config/file.go, pod_workers.go.

  $ ssh control-plane
  $ cp /etc/kubernetes/manifests/kube-scheduler.yaml /root/; journalctl -u kubelet --no-pager | grep -c manifest
  0
  [1]
  $ sed -i 's/^  hostNetwork: true/   hostNetwork: true/' /etc/kubernetes/manifests/kube-scheduler.yaml
  $ sleep 45; journalctl -u kubelet --no-pager -o cat | grep manifest | tail -1; crictl ps -a --name scheduler -q | wc -l
  E1120 10:00:40.000000     665 file.go:187] "Could not process manifest file" err="/etc/kubernetes/manifests/kube-scheduler.yaml: couldn't parse as pod(yaml: line 60: did not find expected key), please check config file" path="/etc/kubernetes/manifests/kube-scheduler.yaml"
  0
  $ sed 's/^apiVersion: v1/apiVersio: v1/' kube-scheduler.yaml > /etc/kubernetes/manifests/kube-scheduler.yaml; sleep 25
  $ journalctl -u kubelet --no-pager -o cat | grep -o 'file.go.*' | cut -c1-150 | tail -1
  file.go:187] "Could not process manifest file" err="/etc/kubernetes/manifests/kube-scheduler.yaml: couldn't parse as pod(Object 'apiVersion' is missin
  $ sed 's/kube-scheduler:v/kube-scheduler:doesnotexist-v/' kube-scheduler.yaml > /etc/kubernetes/manifests/kube-scheduler.yaml; sleep 40
  $ journalctl -u kubelet --no-pager -o cat | tail -1 | cut -d']' -f2 | cut -c1-200
   "Error syncing pod, skipping" err="failed to \"StartContainer\" for \"kube-scheduler\" with ImagePullBackOff: \"Back-off pulling image \\\"registry.k8s.io/kube-scheduler:doesnotexist-v1.36.2\\\": Err
  $ sed 's/--leader-elect=true/--leader-elect=perhaps/' kube-scheduler.yaml > /etc/kubernetes/manifests/kube-scheduler.yaml; sleep 60
  $ journalctl -u kubelet --no-pager -o cat | tail -1 | cut -d']' -f2 | sed 's/pod=.*//'
   "Error syncing pod, skipping" err="failed to \"StartContainer\" for \"kube-scheduler\" with CrashLoopBackOff: \"back-off 40s restarting failed container=kube-scheduler 
  $ tail -n 1 /var/log/pods/kube-system_kube-scheduler-*/kube-scheduler/*.log | tail -1 | cut -d' ' -f3-
  F Error: invalid argument "perhaps" for "--leader-elect" flag: strconv.ParseBool: parsing "perhaps": invalid syntax
  $ cp kube-scheduler.yaml /etc/kubernetes/manifests/; sleep 30; journalctl -u kubelet --no-pager | grep -c 'manifest\|skipping'; kubectl -n kube-system get pods -l component=kube-scheduler
  0
  NAME                           READY   STATUS    RESTARTS   AGE
  kube-scheduler-control-plane   1/1     Running   0          29s
