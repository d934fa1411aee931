A kubelet that is stopped: its node becomes NotReady, its containers go on, its logs cannot be read. Source:
Kubernetes documentation, "Nodes" (heartbeats), "Troubleshooting Clusters"; systemctl(1).

  $ kubectl run web --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'
  pod/web created
  $ kubectl wait --for=condition=Ready pod/web
  pod/web condition met
  $ ssh worker-1
  $ systemctl is-active kubelet containerd
  active
  active
  $ systemctl is-enabled kubelet
  enabled
  $ systemctl stop kubelet
  $ systemctl is-active kubelet
  inactive
  [3]
  $ crictl ps --name web -q | wc -l
  1
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ sleep 60; kubectl get nodes
  NAME            STATUS     ROLES           AGE   VERSION
  control-plane   Ready      control-plane   16m   v1.36.2
  worker-1        NotReady   <none>          16m   v1.36.2
  worker-2        Ready      <none>          16m   v1.36.2
  $ kubectl get node worker-1 -o jsonpath='{.status.conditions[?(@.type=="Ready")].message}{"\n"}'
  Kubelet stopped posting node status.
  $ kubectl logs web
  ! Error from server (InternalError): Get "https://192.168.56.11:10250/containerLogs/default/web/web": dial tcp 192.168.56.11:10250: connect: connection refused
  [1]
  $ kubectl get pod web -o jsonpath='{.status.phase} {.status.conditions[?(@.type=="Ready")].status}{"\n"}'
  Running False
  $ ssh worker-1 systemctl status kubelet
  ○ kubelet.service - kubelet: The Kubernetes Node Agent
       Loaded: loaded (/usr/lib/systemd/system/kubelet.service; enabled; preset: enabled)
      Drop-In: /usr/lib/systemd/system/kubelet.service.d
               └─10-kubeadm.conf
       Active: inactive (dead) since Fri 2026-11-20 10:00:01 UTC; 1min 0s ago
     Duration: 15min 1s
         Docs: https://kubernetes.io/docs/
      Process: 665 ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS (code=exited, status=0/SUCCESS)
     Main PID: 665 (code=exited, status=0/SUCCESS)
  
  Nov 20 09:45:00 worker-1 systemd[1]: Started kubelet.service - kubelet: The Kubernetes Node Agent.
  Nov 20 10:00:01 worker-1 systemd[1]: Stopping kubelet.service - kubelet: The Kubernetes Node Agent...
  Nov 20 10:00:01 worker-1 systemd[1]: kubelet.service: Deactivated successfully.
  Nov 20 10:00:01 worker-1 systemd[1]: Stopped kubelet.service - kubelet: The Kubernetes Node Agent.
  [3]
  $ ssh worker-1 sudo systemctl start kubelet; sleep 10; kubectl get nodes
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   16m   v1.36.2
  worker-1        Ready    <none>          16m   v1.36.2
  worker-2        Ready    <none>          16m   v1.36.2
  $ kubectl logs web | wc -l
  14
  $ ssh worker-1 systemctl start web
  ! Failed to start web.service: Unit web.service not found.
  [5]
