`helm test`: Pods that a release brings to test itself.
Source: https://helm.sh/docs/topics/chart_tests/; helm/helm pkg/cmd/release_testing.go (v4.2.4).

  $ helm create web; helm install web web --wait | sed -n '/STATUS/,/TEST/p'
  Creating web
  STATUS: deployed
  REVISION: 1
  DESCRIPTION: Install complete
  NOTES:
  From your machine:
  
    kubectl --namespace default port-forward service/web 8080:80
  $ helm test web
  NAME: web
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: default
  STATUS: deployed
  REVISION: 1
  DESCRIPTION: Install complete
  TEST SUITE:  web-test-connection
  Last Started:  Fri Nov 20 10:00:01 2026
  Last Completed: Fri Nov 20 10:00:03 2026
  Phase:  Succeeded
  $ kubectl get pod web-test-connection -o jsonpath='{.status.phase}{"\n"}'
  Succeeded
  $ helm test web --logs | tail -3
  index.html  100% |********************************|  615  0:00:00 ETA
  'index.html' saved
  
  $ helm status web | grep -A3 'TEST SUITE'
  TEST SUITE:  web-test-connection
  Last Started:  Fri Nov 20 10:00:03 2026
  Last Completed: Fri Nov 20 10:00:04 2026
  Phase:  Succeeded
  $ kubectl scale deploy web --replicas=0
  deployment.apps/web scaled
  $ helm test web
  NAME: web
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: default
  STATUS: deployed
  REVISION: 1
  DESCRIPTION: Install complete
  TEST SUITE:  web-test-connection
  Last Started:  Fri Nov 20 10:00:05 2026
  Last Completed: Fri Nov 20 10:00:05 2026
  Phase:  Failed
  ! Error: resource Pod/default/web-test-connection not ready. status: Failed, message: pod web-test-connection failed
  [1]
  $ helm test web --filter name=other | tail -1
  Phase:  Failed
  $ helm test nothing
  ! Error: release: not found
  [1]
